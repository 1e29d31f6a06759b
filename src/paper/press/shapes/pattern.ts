import type { DigitPiece } from "../../../document/tree/blocks.js";

const ALL = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/**
 * Puts other digits in the places of a block's own, over and over the same ones: what is compiled must carry them in the same
 * order, or digits could not be put in their places. It is told of each in its turn.
 */
export class Pattern {
  /** Its own digits. */
  readonly digits: number[] = [];
  /** Those in their places. */
  readonly pattern: number[] = [];

  /** A digit; gives what is written for it. */
  digit({ value, among, isUnwritten }: DigitPiece): string {
    if (isUnwritten) {
      this.#add(value, value);
      return "";
    }
    return this.#next(value, among);
  }

  /** A plain text with others in the places of its digits. */
  readonly text = (text: string): string => text.replace(/[0-9]/g, (digit) => this.#next(Number(digit), ALL));

  #next(value: number, among: readonly number[]): string {
    const shown = among[this.digits.length % among.length] ?? 0;
    this.#add(value, shown);
    return String(shown);
  }

  #add(value: number, shown: number): void {
    this.digits.push(value);
    this.pattern.push(shown);
  }
}
