import type { Expression } from "../graph/expressionTree.js";

/** A wrong method applied to a graph: these definitions take other expressions. */
export interface Mistake {
  readonly id: string;
  readonly replace: Readonly<Record<string, Expression>>;
}

/** A text by the end of its key, with the quantities and the numbers that stand in it. */
export interface Said {
  readonly words: string;
  readonly symbols?: Readonly<Record<string, string>>;
  readonly numbers?: Readonly<Record<string, string>>;
}

/**
 * One of the things to choose from: a value, a quantity by its name, words (the end of a message's key) with a reason
 * or none, a formula, a line of a program, or a teacher's text.
 */
export type Option =
  | {
      readonly kind: "value";
      readonly value: number;
      readonly display: string;
      /** The wrong method that leads to it; null where it is right, or where no modelled one does. */
      readonly misconception: string | null;
    }
  | { readonly kind: "quantity"; readonly quantity: string }
  | ({
      readonly kind: "words";
      readonly because?: Said;
      /** Left out: no modelled wrong method leads to it. */
      readonly misconception?: string | null;
    } & Said)
  | { readonly kind: "formula"; readonly expression: Expression; readonly misconception: string | null }
  | { readonly kind: "code"; readonly code: string }
  /** Markdown with TeX; `why` it is right or wrong, as plain text. */
  | { readonly kind: "prose"; readonly text: string; readonly why?: string };

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
  /** What is asked, where that is not told by the name of the answer. */
  readonly asks?: Said;
  /** Why the right option is right, where that is not told by the name of the answer. */
  readonly why?: Said;
}

/** What is answered by rows and columns, 3×2. */
export interface AskedShape {
  readonly kind: "shape";
  readonly name: string;
  /** The vector or matrix: `W2`, `WT2`, `delta1`, `x`, `dC_dW1`. */
  readonly quantity: string;
  readonly rows: number;
  readonly columns: number;
  /** Why it has this shape, where its name does not say so. */
  readonly why?: Said;
}

/** What is answered by the labels of all right options, of which there may be several. */
export interface AskedSeveral {
  readonly kind: "several";
  readonly name: string;
  /** Empty: it is about no quantity. */
  readonly quantity: "";
  readonly options: readonly Option[];
  /** The places of the right ones, from 1, in order. */
  readonly right: readonly number[];
}

/** What marks are given for: Markdown with TeX. */
export interface MarkFor {
  readonly points: number;
  readonly for: string;
}

/** What is answered in words, or with a drawing or a derivation, and marked by hand. */
export interface AskedWritten {
  readonly kind: "written";
  /** A whole answer, or the reason for a choice. */
  readonly name: "text" | "reason";
  /** Empty: it is about no quantity. */
  readonly quantity: "";
  /** Lines to write on. */
  readonly room: number;
  /** What its marks are given for; they add up to its points. */
  readonly scheme?: readonly MarkFor[];
}

/** What is answered by a number of the student's own choosing: any is right that does, with the others of its check, what it should. */
export interface AskedFree {
  readonly kind: "free";
  readonly name: string;
  /** A given: in the key it has `value`. */
  readonly quantity: string;
  readonly value: number;
}

/** What numbers of the student's own choosing have to do together: in every case the line comes out as wanted. */
export interface Check {
  /** The quantities that are judged by it, all together; none where they are given to choose from. */
  readonly judges: readonly string[];
  /** A line that comes out as 0 or 1. */
  readonly output: string;
  readonly cases: readonly CheckCase[];
  /** Two neurons of two inputs, both weights and the bias of each: one earns its marks where the other could complete it. */
  readonly apart?: readonly [NeuronIds, NeuronIds];
}

export type NeuronIds = readonly [w1: string, w2: string, b: string];

export interface CheckCase {
  /** Values by id: inputs, or lines that are taken as they stand here. */
  readonly inputs: Readonly<Record<string, number>>;
  readonly wanted: 0 | 1;
}

/** What the formula of a line is called: its number may be asked too. */
export const formulaName = (line: string): string => `${line}_formula`;

/** What is answered by a formula: any that is the same function of its quantities is right. */
export interface AskedFormula {
  readonly kind: "formula";
  readonly name: string;
  /** What the formula is of: a line of the question. */
  readonly quantity: string;
  /** What it may be written in: givens, and lines before it. */
  readonly letters: readonly string[];
  /** The right one, as the key prints it. */
  readonly expression: Expression;
  /** Where the numbers of givens lie, in which formulas are told apart; of one that is left out, about its own number. */
  readonly ranges: Readonly<Record<string, readonly [number, number]>>;
  /** Wrong methods: the lines that each changes. */
  readonly wrong: readonly Mistake[];
}

/** An answer that is no number, or none that is right alone. */
export type AskedOther = AskedOption | AskedShape | AskedSeveral | AskedWritten | AskedFree | AskedFormula;

/** A worked solution that a question prints, one of its lines gone wrong. */
export interface Worked {
  /** The lines' quantities in order; the rest of a line's numbers come from the lines above it. */
  readonly lines: readonly string[];
  readonly mistake: Mistake;
}

/** The parts of a question that is asked otherwise than its topic does: a choice; blanks of a chain rule, and their product. */
export const ASKED_PARTS = { choice: "choice", blanks: "blanks", product: "blanks-value" } as const;
