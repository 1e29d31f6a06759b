import type { Quiz } from "../../../author/quiz/quiz.js";
import type { Sheet } from "../../../core/sheet/sheet.js";
import type { Keeping } from "../../../paper/press/keptShapes.js";
import type { PrintOptions } from "../../../paper/print/printer.js";
import type { ManifestEntry } from "../folder/manifest.js";
import type { Common } from "../make/drawCopies.js";
import type { LocalWish } from "../make/localMaker.js";
import type { CopyOrder } from "../make/maker.js";
import type { SetPrinter } from "../make/setPrinter.js";
import type { Randomness } from "../students/randomness.js";
import type { SentError } from "./sentError.js";

/** All that a thread needs to make copies of a set. */
export interface ThreadStart {
  readonly wish: Omit<LocalWish, "openPrinter" | "templates">;
  readonly quiz: Quiz;
  readonly randomness: Randomness;
  readonly common: Common;
  /** What prints for all threads; null where nothing is printed. */
  readonly browser: SetPrinter["browser"] | null;
  /** Null where each document is printed whole; else where shapes are kept. */
  readonly press: Keeping | null;
}

/** What a thread hears. */
export type Heard =
  /** `sheet`: one that was drawn already. */
  | { readonly kind: "make"; readonly number: number; readonly order: CopyOrder; readonly sheet?: Sheet }
  | { readonly kind: "printed"; readonly number: number; readonly pdf: Uint8Array }
  | { readonly kind: "not printed"; readonly number: number; readonly error: SentError }
  | { readonly kind: "end" };

/** What a thread says. */
export type Said =
  | { readonly kind: "made"; readonly number: number; readonly entry: ManifestEntry }
  /** `stops`: nothing more can be made. */
  | { readonly kind: "not made"; readonly number: number; readonly error: SentError; readonly stops: boolean }
  | {
      readonly kind: "print";
      readonly number: number;
      readonly html: string;
      readonly options: PrintOptions;
    };
