import type { Fault } from "../../../core/base/errors.js";
import type { LocaleName } from "../../../core/base/settings.js";
import type { ParseMath } from "../../../core/graph/own/mathTree.js";
import type { Path, SourceDocument } from "../../../core/parse/document.js";
import { namesIn, proseFaults } from "../../../document/prose/checkProse.js";
import { type Words, wordsIn, writtenIn } from "../words.js";

/** Where a teacher's question stands, and what is found wrong of it. */
export interface OwnPlace {
  readonly document: SourceDocument;
  readonly base: Path;
  readonly faults: Fault[];
  readonly locale: LocaleName;
  /** The document of a file that lies beside the quiz; null where it cannot be read, with a fault at the path that names it. */
  readonly beside: (name: string, path: Path, at: OwnPlace) => SourceDocument | null;
  /** Reads what is to be worked out. */
  readonly parse: ParseMath;
}

/** What lies beside a quiz, in its folder or below. */
export interface Beside {
  readonly document: OwnPlace["beside"];
  /** The names of a folder's files of questions, in order, or of one file alone; null where there is none, with a fault. */
  readonly files: (name: string, path: Path, at: OwnPlace) => readonly string[] | null;
}

/** Notes a fault at a place of a question. */
export const report = (
  { document, base, faults }: OwnPlace,
  path: Path,
  message: string,
  code: Fault["code"] = "WRONG_VALUE",
): void => {
  faults.push({ code, message, place: document.place([...base, ...path]) });
};

/** Notes what is wrong with an expression, at the character of its text. */
export function expressionFault(
  { message, at: place }: { readonly message: string; readonly at: number },
  text: string,
  path: Path,
  { document, base, faults }: OwnPlace,
): void {
  faults.push({ code: "WRONG_VALUE", message, place: document.placeIn([...base, ...path], text, place) });
}

/**
 * A text in the paper's language. Every language is looked at: TeX has to parse, and only `numbers` may stand between
 * double braces.
 */
export function proseField(words: Words, path: Path, at: OwnPlace, numbers: readonly string[] = []): string {
  const { document, base, faults } = at;
  for (const [below, text] of writtenIn(words)) {
    const here = [...base, ...path, ...below];
    for (const { message, piece, at: place } of proseFaults(text))
      faults.push({ code: "WRONG_VALUE", message, place: document.placeIn(here, piece, place) });
    for (const name of namesIn(text)) {
      if (numbers.includes(name)) continue;
      const right =
        numbers.length === 0
          ? "a question without givens prints no numbers; write { { apart where TeX needs two braces"
          : `the numbers here are ${numbers.join(", ")}`;
      faults.push({
        code: "WRONG_VALUE",
        message: `{{${name}}} is no number of this question; ${right}`,
        place: document.placeIn(here, `{{${name}}}`, 0),
      });
    }
  }
  return wordsIn(words, at.locale);
}

/** The same where there may be none. */
export const optionalProse = <Key extends string>(
  key: Key,
  words: Words | undefined,
  at: OwnPlace,
  numbers: readonly string[] = [],
): { readonly [K in Key]?: string } =>
  (words === undefined ? {} : { [key]: proseField(words, [key], at, numbers) }) as {
    readonly [K in Key]?: string;
  };

/** A plain text in the paper's language: TeX is not set in it. */
export function plainField(words: Words, path: Path, at: OwnPlace): string {
  for (const [below, text] of writtenIn(words)) {
    if (!/\$[^$\s][^$]*\$/.test(text)) continue;
    report(at, [...path, ...below], "no TeX is set here; leave the dollars out");
  }
  return wordsIn(words, at.locale);
}
