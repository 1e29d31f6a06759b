/** What would go wrong, and in which question or file. */
export interface Finding {
  readonly question: string;
  readonly says: string;
}

/** What a finished file holds, and what a player would find wrong with it. */
export interface Checked {
  readonly questions: number;
  readonly blanks: number;
  readonly findings: readonly Finding[];
}

/** A checker's findings under the name of one question. */
export const foundIn = (question: string, says: readonly string[]): Finding[] =>
  says.map((one) => ({ question, says: one }));

/** The names that stand more than once. */
export function twice(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return [...new Set(names.filter((name) => seen.size === seen.add(name).size))];
}
