import { grouped } from "../../../core/notation/styles.js";
import { widthOf } from "../../../document/diagram/metrics.js";
import { proseLines } from "../../../document/prose/proseLines.js";
import { texPieces } from "../../../document/prose/texPieces.js";
import { type FormulaRun, type Line, plain } from "../../../document/tree/line.js";
import { sentencePieces } from "../../../document/tree/sentence.js";
import { mathSize } from "./mathSize.js";
import { sansWidthOf } from "./sansWidths.js";
import type { Size } from "./tokenSize.js";

/** Type as a style sheet sets it. */
export interface Type {
  /** Millimetres of an em. */
  readonly size: number;
  /** From one line of text to the next, in mm. */
  readonly line: number;
  /** Set in the Korean sans face, its Latin letters too. */
  readonly sans?: boolean;
  /** On lines of the serif face all the same, which that of the formulas is. */
  readonly mixed?: boolean;
}

export const POINT = 25.4 / 72;

export const typeOf = (points: number, spacing: number, sans = false): Type => ({
  size: points * POINT,
  line: points * POINT * spacing,
  sans,
});

/** Formulas are set a little larger than the text around them. */
const MATH = 1.03;
const SPACE = { serif: 0.25, sans: 0.28 };
/** How far below the middle of its line a text's baseline lies, in em. */
const BASELINE = { serif: 0.27, sans: 0.375 };

/** What no line breaks: a word with what is glued to it. */
interface Piece extends Size {
  /** Space before it, where a line could break instead, in em. */
  readonly space: number;
}

/** What is measured: a line of a document, or plain text. */
export type Measurable = Line | string;

/** Lines that were measured, by size and kind of type: a page is tried with more and with less room. */
const measured = new WeakMap<Line, Map<string, readonly Piece[]>>();

function piecesOf(text: Measurable, type: Type): readonly Piece[] {
  if (typeof text === "string") return measure(plain(text), type);
  const { size, line, sans = false } = type;
  const key = `${size} ${line} ${sans}`;
  const known = measured.get(text) ?? new Map<string, readonly Piece[]>();
  measured.set(text, known);
  const before = known.get(key);
  if (before !== undefined) return before;
  const pieces = measure(text, type);
  known.set(key, pieces);
  return pieces;
}

/** The pieces of a line, in em. An item and a formula that is not long are one piece each. */
function measure(line: Line, type: Type): Piece[] {
  const gap = type.sans === true ? SPACE.sans : SPACE.serif;
  const pieces: Piece[] = [];
  let space = 0;
  let glued = false;
  let isItem = false;
  const add = (own: Size): void => {
    const before = pieces.at(-1);
    if (glued && before !== undefined)
      pieces.splice(-1, 1, {
        space: before.space,
        width: before.width + own.width,
        above: Math.max(before.above, own.above),
        below: Math.max(before.below, own.below),
      });
    else pieces.push({ ...own, space });
    space = 0;
    glued = true;
  };
  const words = (text: string, isItalic = false): void => {
    for (const [word] of text.matchAll(/[^\S\u00a0]+|[\S\u00a0]+/g)) {
      const isSpace = word.trim() === "" && !word.includes("\u00a0");
      if (!isSpace) add(wordSize(word, { isItalic, isItem }, type));
      else if (isItem && glued) add({ width: SPACE.serif, above: 0, below: 0 });
      else {
        space = Math.max(space, gap);
        glued = false;
      }
    }
  };
  const formula = ({ pieces: parts, tall }: FormulaRun): void => {
    if (parts.length === 1 && !isItem) glued = pieces.length > 0 && space === 0;
    for (const tex of parts) {
      const { width, above, below } = mathSize(tex, tall);
      add({ width: MATH * width, above: MATH * above, below: MATH * below });
      // Between the pieces of a long formula a line may break.
      glued = isItem;
    }
  };
  const each = ({ runs }: Line): void => {
    for (const run of runs)
      switch (run.kind) {
        case "text":
        case "code":
          words(run.text);
          break;
        case "number":
          words(numberText(run.display));
          break;
        case "sentence":
          for (const { text, isSymbol } of sentencePieces(run.text)) words(text, isSymbol);
          break;
        case "formula":
          formula(run);
          break;
        case "prose":
          for (const one of proseLines(run.source, texPieces)) {
            each(one);
            words(" ");
          }
          break;
        case "items":
          for (const item of run.items) {
            isItem = true;
            glued = false;
            each(item);
            isItem = false;
            glued = false;
            space = ITEM / type.size + gap;
          }
          break;
        case "conditions":
        case "for":
          each(run.line);
          break;
        case "gap":
          space = Math.max(space, 1 + gap);
          glued = false;
      }
  };
  each(line);
  return pieces;
}

/** As wide as a printed number is. */
const numberText = (display: string): string =>
  grouped(display, "\u2005").replaceAll("-", "−").replace("e", "×10");

/** Of a word; letters and items of a Korean text stand in the serif face, on lines of their own measure. */
function wordSize(word: string, { isItalic, isItem }: WordStyle, { size, line, sans = false }: Type): Size {
  const text = measurable(word);
  if (sans && (isItalic || isItem)) return { width: widthOf(text), ...textIn({ size, line }) };
  return { width: sans ? sansWidthOf(text) : widthOf(text, isItalic), above: 0.75, below: 0.25 };
}

interface WordStyle {
  readonly isItalic: boolean;
  readonly isItem: boolean;
}

/** The space after an item, in mm. */
const ITEM = 4.5;
/** Letters under the line are as narrow as an i. */
const measurable = (text: string): string => text.replaceAll("\u00a0", " ").replace(/[₀-₉]/g, "i");

/** The width in mm that a text takes if no line breaks. */
export const widthIn = (text: Measurable, type: Type): number =>
  piecesOf(text, type).reduce((sum, { space, width }) => sum + space + width, 0) * type.size;

/** The width in mm of the widest piece that no line breaks. */
export const widestIn = (text: Measurable, type: Type): number =>
  Math.max(0, ...piecesOf(text, type).map(({ width }) => width)) * type.size;

/** The height in mm of a text with formulas in lines of `width` mm. */
export function heightIn(text: Measurable, width: number, type: Type): number {
  return wrapped(piecesOf(text, type), width / type.size, type);
}

/** The height of items that stand side by side, `gap` mm apart, in lines of `width` mm and `row` mm apart; none breaks. */
export function heightOfItems(
  items: readonly Measurable[],
  width: number,
  type: Type,
  {
    gap,
    row = 0,
    before = 0,
    padding,
  }: { readonly gap: number; readonly row?: number; readonly before?: number; readonly padding?: number },
): number {
  // A padded item is a box with lines of its own.
  const least = padding === undefined ? { above: 0, below: 0 } : textIn(type);
  const inside = (padding ?? 0) / type.size;
  const pieces = items.map((item, k): Piece => {
    const all = piecesOf(item, type);
    const own = all.reduce((sum, one) => sum + one.space + one.width, 0);
    // A padded item keeps its gap behind it at the end of a line too, but for the last.
    const behind = padding === undefined || k < items.length - 1 ? 0 : ITEM / type.size;
    return {
      space: k === 0 && before > 0 ? SPACE.sans : gap / type.size,
      width: own - behind,
      above: Math.max(least.above, ...all.map(({ above }) => above)) + inside,
      below: Math.max(least.below, ...all.map(({ below }) => below)) + inside,
    };
  });
  const first = { space: 0, width: before / type.size, above: 0, below: 0 };
  const free = padding === undefined ? width : width - ITEM;
  return wrapped(before > 0 ? [first, ...pieces] : pieces, free / type.size, type, row / type.size);
}

/** What a line of text takes above and below its baseline, in em. */
function textIn({ size, line, sans = false, mixed = false }: Type) {
  const down = sans && !mixed ? BASELINE.sans : BASELINE.serif;
  return { above: line / size / 2 + down, below: line / size / 2 - down };
}

/** Widths of letters are estimated: what would just fit into a line is taken not to. */
const SURE = 0.99;

function wrapped(pieces: readonly Piece[], width: number, type: Type, between = 0): number {
  let height = 0;
  let used = 0;
  const { size } = type;
  const text = textIn(type);
  let { above, below } = text;
  for (const piece of pieces) {
    const { space, width: own } = piece;
    if (used > 0 && used + space + own > SURE * width) {
      height += above + below + between;
      ({ above, below } = text);
      used = own;
    } else used += (used > 0 ? space : 0) + own;
    above = Math.max(above, piece.above);
    below = Math.max(below, piece.below);
  }
  return pieces.length === 0 ? 0 : (height + above + below) * size;
}
