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
  /** Answers that were wrong when they were checked. */
  readonly slips: readonly string[];
  /** Answers whose method was right at their first check, before any help with them. */
  readonly clean: readonly string[];
  /** Steps of help that were taken, by answer. */
  readonly hints: Readonly<Record<string, number>>;
  readonly solution: boolean;
  /** As it stood when it was last checked; null: nothing stands checked. */
  readonly reached: Reached | null;
  /** When it was last worked on, in milliseconds since 1970. */
  readonly at: number;
}

export const NO_WORK: Work = {
  answers: {},
  checked: {},
  slips: [],
  clean: [],
  hints: {},
  solution: false,
  reached: null,
  at: 0,
};

export const hintsTaken = ({ hints }: Work): number =>
  Object.values(hints).reduce((sum, count) => sum + count, 0);

/** The work after a check that found some answers right and some wrong. `seen`: the solution was known before it was begun. */
export function afterCheck(
  work: Work,
  right: readonly string[],
  wrong: readonly string[],
  seen: boolean,
): Work {
  const slips = [...new Set([...work.slips, ...wrong])];
  const helped = seen || work.solution;
  const clean = right.filter((id) => !helped && (work.hints[id] ?? 0) === 0);
  return {
    ...work,
    slips,
    clean: [...new Set([...work.clean, ...clean])].filter((id) => !slips.includes(id)),
  };
}

/** Whether a question counts: it is finished, or something was wrong or looked up. One that is only begun does not yet. */
export const isCounted = (work: Work): boolean =>
  work.reached?.left === 0 || work.slips.length > 0 || work.solution || hintsTaken(work) > 0;
