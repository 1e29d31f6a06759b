/** A test image with what a question about it needs, rounded to five significant figures. */
export interface ShippedDigit {
  /** Its place among MNIST's test images, from 0. */
  readonly index: number;
  readonly label: number;
  /** rows × columns grey levels, 0 white to f black, one hexadecimal figure each. */
  readonly pixels: string;
  /** The weighted sums of the last layer. */
  readonly logits: readonly number[];
  readonly outputs: readonly number[];
  readonly loss: number;
  /** Some neurons of the last hidden layer, counted from 1, with the weights from each into all outputs. */
  readonly hidden: readonly {
    readonly neuron: number;
    readonly activation: number;
    readonly weights: readonly number[];
  }[];
}

/** About a hundred test images with the answers of one trained network. */
export interface DigitFile {
  readonly format: "gradsheet/digits@1";
  readonly source: string;
  readonly network: {
    /** Sizes, inputs first. */
    readonly layers: readonly number[];
    readonly activations: readonly string[];
    readonly loss: string;
    readonly parameters: number;
  };
  readonly rows: number;
  readonly columns: number;
  /** Of the best epoch of the training, 0 to 1. */
  readonly testAccuracy: number;
  readonly digits: readonly ShippedDigit[];
}

/** A handwritten digit that a question is about: rows × columns grey levels, 0 white to f black. */
export interface DigitPicture {
  readonly rows: number;
  readonly columns: number;
  readonly pixels: string;
  readonly label: number;
  /** Its place among MNIST's test images, from 0. */
  readonly index: number;
}
