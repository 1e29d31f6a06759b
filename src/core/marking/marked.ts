import type { Edit } from "./detective/edit.js";
import type { UnreadableReason } from "./readNumber.js";

/** What marking says of one answer, the first that holds. */
export const VERDICTS = [
  "correct",
  "follow-through",
  "imprecise",
  "misconception",
  "wrong",
  "blank",
  "unreadable",
  /** Marks that somebody gave to what no program marks, and those that are still to be given. */
  "marked",
  "unmarked",
] as const;
/** What marking says of one answer. */
export type Verdict = (typeof VERDICTS)[number];

/**
 * Why an answer says nothing: no number, none of the options, no line of the solution, no rows and columns, no marks, no
 * numbers in the boxes that it is judged with, no formula.
 */
export const UNREADABLE_CHOICES = [
  "no-option",
  "no-line",
  "no-shape",
  "no-marks",
  "with-others",
  "no-formula",
] as const;
export type UnreadableWhy = UnreadableReason | (typeof UNREADABLE_CHOICES)[number];

/** A student's answers: what stands in each blank, by the answer's id. */
export type Answers = Readonly<Record<string, string>>;

/**
 * Why an answer has other marks than its verdict earns: everybody has them, it does not count, it is accepted, it follows
 * from what is accepted, it was handed in late in the row of attempts, or somebody marked it by hand.
 */
export const RULINGS = ["full", "drop", "accept", "follow", "attempt", "overrule"] as const;
export type Ruling =
  | { readonly by: Exclude<(typeof RULINGS)[number], "attempt" | "overrule"> }
  | { readonly by: "attempt"; readonly number: number; readonly percent: number }
  | { readonly by: "overrule"; readonly why: string };

/** A slip that explains several answers: charged once, and followed through from there. */
export interface Cause {
  /** The quantity in which it lies, asked or not. */
  readonly definition: string;
  /** What the student had there, as far as their answers tell. */
  readonly from: number;
  readonly to: number;
  /** The ids of the answers that it explains, in the order of the sheet. */
  readonly boxes: readonly string[];
  /** The marks that it costs. */
  readonly cost: number;
  /** What was done otherwise in its line, where one edit alone gives the student's numbers; told with what is said of them. */
  readonly edit?: Edit;
}

/** One answer with its verdict. */
export interface MarkedAnswer {
  readonly id: string;
  /** The text as it was given. */
  readonly given: string;
  /** The number that was read, null where there is none: empty, unreadable, or not asked for. */
  readonly value: number | null;
  readonly verdict: Verdict;
  readonly points: number;
  readonly maxPoints: number;
  readonly misconception: string | null;
  /** The student's own earlier answers, not right themselves, that the verdict was reached from. */
  readonly followsFrom: readonly string[];
  readonly reason: UnreadableWhy | null;
  /** The slip that explains it with others; left out where none is found. */
  readonly cause?: Cause;
  readonly ruling?: Ruling;
}

/** One sheet marked. */
export interface MarkedSheet {
  readonly score: number;
  readonly maxScore: number;
  /** Points that wait for somebody to mark what is written; left out where none do. */
  readonly unmarked?: number;
  readonly answers: readonly MarkedAnswer[];
}
