/** What a terminal obeys or a reader cannot see: controls, line ends, marks that turn or hide letters. A tab is neither. */
const OBEYED = /(?!\t)[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A text from outside as it may stand on a line of a terminal or a log: what would move the cursor, start a new line or
 * turn the letters around is written out, ESC as `\u001b`.
 */
export const visible = (text: string): string =>
  text.replace(OBEYED, (one) => `\\u${(one.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`);
