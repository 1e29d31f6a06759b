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

/** What the databases of Moodle and Canvas keep of a name, in letters. */
const LONGEST_NAME = 255;

/** A name that is too long to be imported, if it is. */
export const tooLong = (what: string, name: string): string[] =>
  [...name].length <= LONGEST_NAME
    ? []
    : [`${what} has ${[...name].length} letters, and ${LONGEST_NAME} are kept`];

/** The same of each part of a category's path in Moodle, in which `//` is a name's own slash. */
export const categoryFaults = (path: string): string[] =>
  path
    .replaceAll("//", "\u0000")
    .split("/")
    .flatMap((name) => tooLong("the name of a category", name));
