/**
 * The digits that a shape is set with, over and over: what is compiled must carry them in the same order, or digits could not
 * be put in their places. All are equally wide: the build sees to it (`scripts/evenDigits.js`).
 */
const TEXT = "0123456789";
/**
 * In formulas Chrome sets a number as high as its ink: 1, 2 and 4 stand on the line, 5 and 7 hang under it a little and are
 * lower, the others hang under it and are as high as 1. A number with both of the first two kinds is as one of the last.
 */
const [FLAT, LOW, ROUND] = ["124", "57", "03689"];

/** A text with other digits in place of its own. */
export interface Patterned {
  readonly html: string;
  /** Its own. */
  readonly digits: readonly number[];
  /** Those in their places. */
  readonly pattern: readonly number[];
}

/**
 * A text of HTML with its digits replaced by those of a pattern, from place `from` of the pattern on; entities stay.
 * `isFormula`: it is a number or word of a formula, and gets digits which make it as high as it was.
 */
export function patterned(text: string, from: number, isFormula = false): Patterned {
  // Most texts have none.
  if (!/[0-9]/.test(text)) return { html: text, digits: [], pattern: [] };
  const digits: number[] = [];
  const pattern: number[] = [];
  const set = isFormula ? kindOf(text) : TEXT;
  const html = text.replace(/&#?\w+;|[0-9]/g, (found) => {
    if (found.length > 1) return found;
    const shown = set[(from + digits.length) % set.length] ?? "0";
    digits.push(Number(found));
    pattern.push(Number(shown));
    return shown;
  });
  return { html, digits, pattern };
}

function kindOf(text: string): string {
  const all = text.replace(/&#?\w+;|[^0-9]/g, "");
  if (/^[124]+$/.test(all)) return FLAT;
  return /^[57]+$/.test(all) ? LOW : ROUND;
}
