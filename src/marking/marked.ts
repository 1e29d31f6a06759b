import type { UnreadableReason } from "./readNumber.js";

/** What marking says of one answer, the first that holds. */
export const VERDICTS = [
  "correct",
  "follow-through",
  "misconception",
  "wrong",
  "blank",
  "unreadable",
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A student's answers: what stands in each blank, by the answer's id. */
export type Answers = Readonly<Record<string, string>>;

/** One answer with its verdict. */
export interface MarkedAnswer {
  readonly id: string;
  /** The text as it was given. */
  readonly given: string;
  /** The number that was read, null where there is none. */
  readonly value: number | null;
  readonly verdict: Verdict;
  readonly points: number;
  readonly maxPoints: number;
  readonly misconception: string | null;
  /** The student's own earlier answers, not right themselves, that the verdict was reached from. */
  readonly followsFrom: readonly string[];
  readonly reason: UnreadableReason | null;
}

/** One sheet marked. */
export interface MarkedSheet {
  readonly score: number;
  readonly maxScore: number;
  readonly answers: readonly MarkedAnswer[];
}
