import type { Expression } from "../graph/expressionTree.js";

/** A wrong method applied to a graph: these definitions take other expressions. */
export interface Mistake {
  readonly id: string;
  readonly replace: Readonly<Record<string, Expression>>;
}

/** One of the things to choose from: a value, a quantity by its name, or words (the end of a message's key). */
export type Option =
  | {
      readonly kind: "value";
      readonly value: number;
      readonly display: string;
      /** The wrong method that leads to it; null where it is right, or where no modelled one does. */
      readonly misconception: string | null;
    }
  | { readonly kind: "quantity"; readonly quantity: string }
  | { readonly kind: "words"; readonly words: string };

/**
 * What is answered by the label of an option: a choice, a factor from a bank (the blanks of one quantity may come in
 * any order), or a line of a worked solution.
 */
export interface AskedOption {
  readonly kind: "choice" | "blank" | "line";
  /** What the answer is called: the end of its id. */
  readonly name: string;
  /** What it is about: the quantity that the options are values of, or that the factors make. */
  readonly quantity: string;
  readonly options: readonly Option[];
  /** The place of the right option, from 1. */
  readonly right: number;
}

/** What is answered by rows and columns, 3×2. */
export interface AskedShape {
  readonly kind: "shape";
  readonly name: string;
  /** The vector or matrix: `W2`, `WT2`, `delta1`, `x`, `dC_dW1`. */
  readonly quantity: string;
  readonly rows: number;
  readonly columns: number;
}

/** An answer that is no number. */
export type AskedOther = AskedOption | AskedShape;

/** A worked solution that a question prints, one of its lines gone wrong. */
export interface Worked {
  /** The lines' quantities in order; the rest of a line's numbers come from the lines above it. */
  readonly lines: readonly string[];
  readonly mistake: Mistake;
}

/** The parts of a question that is asked otherwise than its topic does: a choice; blanks of a chain rule, and their product. */
export const ASKED_PARTS = { choice: "choice", blanks: "blanks", product: "blanks-value" } as const;
