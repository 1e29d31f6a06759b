/**
 * The digits that a shape is set with, over and over: what is compiled must carry them in the same order, or digits could not
 * be put in their places. All are equally wide: the build sees to it (`scripts/evenDigits.js`).
 */
const TEXT = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
/**
 * In formulas Chrome sets a number as high as its ink: 1, 2 and 4 stand on the line, 5 and 7 hang under it a little and are
 * lower, the others hang under it and are as high as 1. A number with both of the first two kinds is as one of the last.
 */
const [FLAT, LOW, ROUND] = [
  [1, 2, 4],
  [5, 7],
  [0, 3, 6, 8, 9],
];

const [ZERO, NINE, AMPERSAND] = [48, 57, 38];
const ENTITY = /&#?\w+;/y;

/** Writes HTML anew with the digits of a pattern in place of its own, which it gathers. It is called from its start to its end. */
export class Patterned {
  /** Its own digits. */
  readonly digits: number[] = [];
  /** Those in their places. */
  readonly pattern: number[] = [];
  readonly #from: string;
  #written = "";
  /** So far it is written. */
  #done = 0;

  constructor(from: string) {
    this.#from = from;
  }

  /**
   * The text from one place to another: its digits are replaced, and entities stay. `isFormula`: it is a number or word of a
   * formula, and gets digits which make it as high as it was.
   */
  text(from: number, to: number, isFormula = false): void {
    let set: readonly number[] | null = null;
    for (let at = from; at < to; at += 1) {
      const code = this.#from.charCodeAt(at);
      if (code === AMPERSAND) at = this.#afterEntity(at);
      if (code < ZERO || code > NINE) continue;
      set ??= isFormula ? this.#kindOf(at, to) : TEXT;
      const shown = set[this.digits.length % set.length] ?? 0;
      this.digits.push(code - ZERO);
      this.pattern.push(shown);
      if (shown !== code - ZERO) this.replace(at, at + 1, String(shown));
    }
  }

  /** A digit that is shown but not written. */
  unwritten(digit: number): void {
    this.digits.push(digit);
    this.pattern.push(digit);
  }

  /** Another text in place of what stands from one place to another. */
  replace(from: number, to: number, text: string): void {
    this.#written += this.#done === from ? text : this.#from.slice(this.#done, from) + text;
    this.#done = to;
  }

  /** All of it. */
  get html(): string {
    return this.#done === 0 ? this.#from : this.#written + this.#from.slice(this.#done);
  }

  /** The last place of an entity that begins here; this one where none does. */
  #afterEntity(at: number): number {
    ENTITY.lastIndex = at;
    return ENTITY.test(this.#from) ? ENTITY.lastIndex - 1 : at;
  }

  #kindOf(from: number, to: number): readonly number[] {
    let [isFlat, isLow] = [true, true];
    for (let at = from; at < to; at += 1) {
      const code = this.#from.charCodeAt(at);
      if (code === AMPERSAND) at = this.#afterEntity(at);
      if (code < ZERO || code > NINE) continue;
      isFlat &&= FLAT.includes(code - ZERO);
      isLow &&= LOW.includes(code - ZERO);
    }
    return isFlat ? FLAT : isLow ? LOW : ROUND;
  }
}
