import type { ActivationName } from "../network/activations/index.js";
import type { PackedLayer } from "./eightBits.js";

/** Which of MNIST's two sets an image is of: the network was trained on the one and tested on the other. */
export type DigitSet = "test" | "training";

/** Images, and the network that answers them: whatever a question prints is worked out from these two. */
export interface DigitFile {
  readonly format: "gradsheet/digits@2";
  readonly source: string;
  readonly network: {
    /** Sizes, inputs first. */
    readonly layers: readonly number[];
    readonly activations: readonly ActivationName[];
    readonly loss: "cross-entropy";
    readonly parameters: readonly PackedLayer[];
  };
  readonly rows: number;
  readonly columns: number;
  /** Share of the test images that this network answers right, at 16 grey levels. */
  readonly testAccuracy: number;
  readonly count: number;
  /**
   * Base64 of a record an image: label, set (0 test, 1 training), place in that set from 0 and length of the runs, both of
   * two bytes, the lower first, then the runs of its grey levels.
   */
  readonly digits: string;
}

/** An image as it is shipped. */
export interface DigitImage {
  readonly label: number;
  readonly set: DigitSet;
  /** Its place in the set, from 0. */
  readonly index: number;
  /** Row by row, 0 white to 15 black. */
  readonly levels: Uint8Array;
}

/** A handwritten digit that a question is about: rows × columns grey levels, 0 white to f black. */
export interface DigitPicture {
  readonly rows: number;
  readonly columns: number;
  readonly pixels: string;
  readonly label: number;
  /** Its place, from 0, among MNIST's images of its set. */
  readonly index: number;
  /** Where it says nothing, one of the test images. */
  readonly set?: DigitSet;
}
