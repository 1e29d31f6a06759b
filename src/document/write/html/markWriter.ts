import { nth } from "../../../core/base/known.js";
import { mathTokens } from "../../formula/math.js";
import type { DigitPiece, Piece, PlainPiece } from "../../tree/blocks.js";
import type { FormulaRun } from "../../tree/line.js";
import type { Picture } from "../../tree/picture.js";
import type { HtmlWriter } from "./htmlWriter.js";

/** Marks are noncharacters of Unicode, which are for the inside of programs: no text has them. */
const MARKS = /[\u{FDD0}-\u{FDEF}]/gu;
const DIGITS_OR_MARKS = /[0-9\u{FDD0}-\u{FDEF}]/gu;
/** A digit is ten of them, 0 to 9, in a formula after one for the digits that may stand for it. */
const ZERO = 0xfdd0;
const [FLAT, LOW, ROUND, UNWRITTEN] = [0xfdda, 0xfddb, 0xfddc, 0xfddd];
/** What begins and ends what is a copy's own. */
const [SPOKEN, CODE, SEED, PICTURE, PART, END] = [0xfdde, 0xfddf, 0xfde0, 0xfde1, 0xfde2, 0xfde3];
const [HEADING, HEADING_END] = [0xfde4, 0xfde5];

/**
 * In formulas Chrome sets a number as high as its ink: 1, 2 and 4 stand on the line, 5 and 7 hang under it a little and are
 * lower, the others hang under it and are as high as 1. A number with both of the first two kinds is as one of the last. All
 * are equally wide: the build sees to it (`scripts/evenDigits.js`).
 */
const AMONG: readonly (readonly [mark: number, digits: readonly number[]])[] = [
  [FLAT, [1, 2, 4]],
  [LOW, [5, 7]],
  [ROUND, [0, 3, 6, 8, 9]],
];
const ALL = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

const digitsOf = (among: readonly number[], isUnwritten = false): readonly DigitPiece[] =>
  ALL.map((value) => ({ kind: "digit", value, among, isUnwritten }));

const TEXT_DIGITS = digitsOf(ALL);
const DIGITS: ReadonlyMap<number, readonly DigitPiece[]> = new Map([
  ...AMONG.map(([mark, among]) => [mark, digitsOf(among)] as const),
  [UNWRITTEN, digitsOf(ALL, true)],
]);

const STARTS: PlainPiece = { kind: "heading", at: "start" };
const ENDS: PlainPiece = { kind: "heading", at: "end" };

const sign = String.fromCharCode;
const markOf = (digit: string): string => sign(ZERO + Number(digit));
const plain = (text: string): string => text.replace(MARKS, "\u{FFFD}");

/** A text's digits as marks; marks in it are no signs that anybody reads. */
const marked = (text: string): string =>
  text.replace(DIGITS_OR_MARKS, (one) => (one >= "0" && one <= "9" ? markOf(one) : "\u{FFFD}"));

/** A text with its digits again. */
export const unmarked = (text: string): string =>
  text.replace(MARKS, (mark) => String(mark.charCodeAt(0) - ZERO));

/** The text of one element of a formula: its digits give way to such as look as high together. */
function markedToken(token: string): string {
  const digits = [...token].filter((one) => one >= "0" && one <= "9").map(Number);
  const [kind = ROUND] = AMONG.find(([, among]) => digits.every((digit) => among.includes(digit))) ?? [];
  return token.replace(/[0-9]/g, (digit) => sign(kind) + markOf(digit));
}

/** A number that a rule of the page shows: what stands in its place in HTML is nothing. */
export const unwritten = (number: number): string =>
  String(number).replace(/[0-9]/g, (digit) => sign(UNWRITTEN) + markOf(digit));

/** What a heading says. */
export const inHeading = (html: string): string => sign(HEADING) + html + sign(HEADING_END);

/** Writes HTML with marks for what is a copy's own, and makes pieces of such HTML. */
export class MarkWriter implements HtmlWriter {
  static readonly #known = new WeakMap<FormulaRun, string>();
  readonly known = MarkWriter.#known;
  readonly #pictures: Picture[] = [];
  #parts: Piece[] = [];

  readonly text = marked;

  readonly math = (tex: string): string =>
    mathTokens(tex)
      .map((text, k) => (k % 2 === 0 ? text : markedToken(text)))
      .join("");

  readonly spoken = (text: string): string => sign(SPOKEN) + plain(text) + sign(END);

  readonly picture = (picture: Picture): string => {
    this.#pictures.push(picture);
    return `${sign(PICTURE)}${this.#pictures.length - 1}${sign(END)}`;
  };

  readonly svg = (_svg: string, picture: Picture): string => this.picture(picture);

  readonly serial = (text: string, of: "code" | "seed"): string =>
    sign(of === "code" ? CODE : SEED) + plain(text) + sign(END);

  /** What is set one by one. */
  part(piece: Piece): string {
    this.#parts.push(piece);
    return `${sign(PART)}${this.#parts.length - 1}${sign(END)}`;
  }

  /** The pieces of HTML in which nothing is set one by one. */
  plainPieces(html: string): readonly PlainPiece[] {
    return this.pieces(html).filter(isPlain);
  }

  /** The pieces of HTML with marks. */
  pieces(html: string): Piece[] {
    const pieces: Piece[] = [];
    let from = 0;
    for (let at = 0; at < html.length; at++) {
      const mark = html.charCodeAt(at);
      if (mark < ZERO || mark > HEADING_END) continue;
      if (at > from) pieces.push(html.slice(from, at));
      const digits = mark <= ZERO + 9 ? TEXT_DIGITS : DIGITS.get(mark);
      if (digits !== undefined) {
        if (digits !== TEXT_DIGITS) at += 1;
        pieces.push(nth(digits, html.charCodeAt(at) - ZERO));
      } else if (mark === HEADING || mark === HEADING_END) pieces.push(mark === HEADING ? STARTS : ENDS);
      else {
        const end = html.indexOf(sign(END), at);
        pieces.push(this.#own(mark, html.slice(at + 1, end)));
        at = end;
      }
      from = at + 1;
    }
    if (from < html.length) pieces.push(html.slice(from));
    return pieces;
  }

  #own(mark: number, text: string): Piece {
    switch (mark) {
      case SPOKEN:
        return { kind: "spoken", text };
      case PICTURE:
        return { kind: "picture", picture: nth(this.#pictures, Number(text)) };
      case PART:
        return nth(this.#parts, Number(text));
      default:
        return { kind: "serial", of: mark === CODE ? "code" : "seed", text };
    }
  }
}

const isPlain = (piece: Piece): piece is PlainPiece =>
  typeof piece === "string" || (piece.kind !== "list" && piece.kind !== "cell");
