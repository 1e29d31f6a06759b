import { mark } from "../../core/marking/mark.js";
import type { Answers, MarkedSheet } from "../../core/marking/marked.js";
import { schemeCheck } from "../../core/scheme/checkScheme.js";
import { parseScheme } from "../../core/scheme/parseScheme.js";
import { type RuledBy, rulesFor } from "../../core/scheme/rulesFor.js";
import type { Sheet } from "../../core/sheet/sheet.js";
import { allBlankWords } from "./blankWords.js";
import { copyFinder, type NamedCopy } from "./copyFinder.js";
import { markByScheme, withScheme } from "./markByScheme.js";

/** A class marked by its sheets' own rules, or by a scheme. */
export interface ClassScheme {
  /** The first 16 figures of the scheme file's SHA-256; null for the sheets' own rules. */
  readonly hash: string | null;
  /** The copies that have a mark by hand. */
  readonly overruled: ReadonlySet<string>;
  /** The sheet with the points that hold, and its marks. */
  readonly mark: (sheet: Sheet, answers: Answers) => { readonly sheet: Sheet; readonly marked: MarkedSheet };
}

export const OWN_RULES: ClassScheme = {
  hash: null,
  overruled: new Set(),
  mark: (sheet, answers) => ({ sheet, marked: mark(sheet, answers) }),
};

/** How many figures of a hash name a scheme. */
const FIGURES = 16;

/**
 * Reads a scheme and looks at it beside every sheet of the set. Throws one error that has all that is wrong with it, each
 * with its line: what names nothing, or two things, or gives more points than there are.
 */
export async function readClassScheme(
  text: string,
  file: string,
  set: { readonly copies: readonly NamedCopy[]; readonly load: (id: string) => Promise<Sheet> },
): Promise<ClassScheme> {
  const { scheme, document } = parseScheme(text, file);
  const find = copyFinder(set.copies);
  const languages = allBlankWords();
  const ruledBy = (sheet: Sheet): RuledBy =>
    rulesFor(
      scheme,
      sheet,
      (name) => {
        const found = find(name);
        return "id" in found && found.id === sheet.id;
      },
      languages,
    );
  const check = schemeCheck(scheme, document);
  const overruled = new Set<string>();
  for (const { id } of set.copies) {
    const sheet = await set.load(id);
    const ruled = ruledBy(sheet);
    check.add(sheet, ruled);
    if (ruled.rules.overrules.size > 0) overruled.add(id);
  }
  check.close();
  return {
    hash: scheme.hash.slice(0, FIGURES),
    overruled,
    mark: (written, answers) => {
      const { rules } = ruledBy(written);
      const sheet = withScheme(written, scheme, rules);
      return { sheet, marked: markByScheme(sheet, answers, rules) };
    },
  };
}
