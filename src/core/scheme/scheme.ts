import type { MarkingShares } from "../sheet/sheet.js";

/** What is accepted beside the right answer: a text (a number, an option's label, a misconception's name), or a range. */
export type Accepted =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "range"; readonly from: number; readonly to: number };

/** Everybody gets the marks, or nobody and the total is less. */
export type Voided = "full" | "drop";

/** A rule with the place in its file, for what is wrong with it. */
export interface Rule<T> {
  /** The question or the blank, as it is named there. */
  readonly name: string;
  readonly path: readonly (string | number)[];
  readonly says: T;
}

/** Marks that a teacher gives one answer of one sheet. */
export interface Overrule {
  readonly sheet: string;
  readonly points: number;
  readonly why: string;
}

/** What marks are given for in a class: the sheets' own rules, but for these. */
export interface Scheme {
  /** SHA-256 of the file. */
  readonly hash: string;
  readonly marking: Partial<MarkingShares>;
  readonly points: readonly Rule<number>[];
  readonly voids: readonly Rule<Voided>[];
  readonly accepts: readonly Rule<readonly Accepted[]>[];
  readonly overrules: readonly Rule<Overrule>[];
}
