import type { Fault } from "../../../core/base/errors.js";
import type { MarkedSheet } from "../../../core/marking/marked.js";
import type { Sheet } from "../../../core/sheet/sheet.js";
import type { ComposedSet } from "../compose/composedSet.js";

/** A file that came of a work: its name in the work's folder, and the name that it is downloaded by. */
export interface Product {
  readonly file: string;
  readonly name: string;
}

/** What a process beside the server is to make, in a folder of its own. */
export type Order =
  | { readonly kind: "set"; readonly folder: string; readonly composed: ComposedSet }
  | { readonly kind: "feedback"; readonly folder: string; readonly copies: number; readonly reveal: boolean };

/** A student's sheet as it was marked, for a feedback sheet; handed over one by one, as each is asked for. */
export interface MarkedCopy {
  /** What its files are called, without ending. */
  readonly file: string;
  readonly sheet: Sheet;
  readonly marked: MarkedSheet;
}

/** What the process is told. */
export type Heard = { readonly order: Order } | { readonly copy: MarkedCopy | null };

/** What the process tells. */
export type Told =
  | { readonly kind: "step"; readonly done: number; readonly of: number }
  | { readonly kind: "next" }
  | { readonly kind: "made"; readonly products: readonly Product[] }
  | {
      readonly kind: "failed";
      /** What was wrong with what it was given; empty where it was something else, which `text` says. */
      readonly faults: readonly Fault[];
      readonly more: number;
      readonly text: string;
    };
