/** How an exercise goes: how many were right in a row, and how many were finished at all. */
export interface Progress {
  readonly row: number;
  readonly done: number;
  readonly mastered: boolean;
}

/** So many right in a row, and an exercise is mastered; it stays so. */
export const IN_A_ROW = 3;

export const NO_PROGRESS: Progress = { row: 0, done: 0, mastered: false };

/** How a question ended: right at the first try and without help, or right in the end. */
export type Outcome = "right" | "with-help";

/** The progress after another question. */
export function after({ row, done, mastered }: Progress, outcome: Outcome): Progress {
  const next = outcome === "right" ? Math.min(row + 1, IN_A_ROW) : 0;
  return { row: next, done: done + 1, mastered: mastered || next === IN_A_ROW };
}

/** How far a question is whose blanks, or some of them, were checked: its marks, and the blanks that are not right yet. */
export interface Reached {
  readonly score: number;
  readonly maxScore: number;
  readonly left: number;
}

/** What a student has done with one question. */
export interface Work {
  readonly answers: Readonly<Record<string, string>>;
  /** The text of each answer when it was last checked: a verdict stands as long as the text does. */
  readonly checked: Readonly<Record<string, string>>;
  /** Answers that were wrong when they were first checked. */
  readonly slips: readonly string[];
  /** Steps of help that were taken, by answer. */
  readonly hints: Readonly<Record<string, number>>;
  readonly solution: boolean;
  /** As it stood when it was last checked; null: nothing stands checked. */
  readonly reached: Reached | null;
  /** Whether it has counted for the exercise's progress. */
  readonly counted: boolean;
}

export const NO_WORK: Work = {
  answers: {},
  checked: {},
  slips: [],
  hints: {},
  solution: false,
  reached: null,
  counted: false,
};

export const hintsTaken = ({ hints }: Work): number =>
  Object.values(hints).reduce((sum, count) => sum + count, 0);

/** How a question whose answers are all right ends. */
export const outcomeOf = (work: Work): Outcome =>
  work.slips.length === 0 && hintsTaken(work) === 0 && !work.solution ? "right" : "with-help";
