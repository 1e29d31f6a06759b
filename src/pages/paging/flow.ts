import { widthOf } from "../../diagram/metrics.js";
import { mathSize, type Size } from "./mathSize.js";

/** Type as a style sheet sets it. */
export interface Type {
  /** Millimetres of an em. */
  readonly size: number;
  /** From one line of text to the next, in mm. */
  readonly line: number;
}

export const POINT = 25.4 / 72;

export const typeOf = (points: number, spacing: number): Type => ({
  size: points * POINT,
  line: points * POINT * spacing,
});

/** Formulas are set a little larger than the text around them. */
const MATH = 1.03;
const SPACE = 0.25;
/** How much higher than the middle of its line a text's baseline lies below it, in em. */
const BASELINE = 0.27;

/** What no line breaks: a word with what is glued to it. */
interface Piece extends Size {
  /** Space before it, where a line could break instead, in em. */
  readonly space: number;
}

/** The pieces of a text with formulas, in em. */
function piecesOf(html: string): Piece[] {
  const pieces: Piece[] = [];
  let space = 0;
  let glued = false;
  const add = (size: Size): void => {
    const before = pieces.at(-1);
    if (glued && before !== undefined)
      pieces.splice(-1, 1, {
        space: before.space,
        width: before.width + size.width,
        above: Math.max(before.above, size.above),
        below: Math.max(before.below, size.below),
      });
    else pieces.push({ ...size, space });
    space = 0;
    glued = true;
  };
  for (const [token] of html.matchAll(TOKENS)) {
    if (token.startsWith("<math")) {
      const { width, above, below } = mathSize(token);
      add({ width: MATH * width, above: MATH * above, below: MATH * below });
      // Between the pieces of a long formula a line may break.
      glued = false;
    } else if (token.startsWith("<")) {
      if (token.includes('class="item"')) {
        space = Math.max(space, 1.2);
        glued = false;
      }
      if (token.includes('class="formula"')) glued = pieces.length > 0 && space === 0;
    } else {
      for (const [word] of token.matchAll(/\s+|[^\s]+/g)) {
        if (/^\s/.test(word)) {
          space = Math.max(space, SPACE);
          glued = false;
        } else add({ width: widthOfWord(unescaped(word)), above: 0.75, below: 0.25 });
      }
    }
  }
  return pieces;
}

const TOKENS = /<math[\s\S]*?<\/math>|<[^>]*>|[^<]+/g;

/** The table of letters takes Hangul as square; in Noto Sans KR it is narrower. */
const widthOfWord = (word: string): number =>
  widthOf(word) - 0.08 * (word.match(/\p{Script=Hangul}/gu)?.length ?? 0);

const unescaped = (text: string): string => text.replace(/&#x27;/g, "'").replace(/&[a-z]+;|&#x?\w+;/g, "x");

/** The width in mm that a text takes if no line breaks. */
export const widthIn = (html: string, type: Type): number =>
  piecesOf(html).reduce((sum, { space, width }) => sum + space + width, 0) * type.size;

/** The height in mm of a text with formulas in lines of `width` mm. */
export function heightIn(html: string, width: number, type: Type): number {
  return wrapped(piecesOf(html), width / type.size, type);
}

/** The height of items that stand side by side, `gap` mm apart, in lines of `width` mm; none breaks. */
export function heightOfItems(
  items: readonly string[],
  width: number,
  type: Type,
  { gap, before = 0, padding }: { readonly gap: number; readonly before?: number; readonly padding?: number },
): number {
  // A padded item is a box with lines of its own.
  const least = padding === undefined ? { above: 0, below: 0 } : textIn(type);
  const inside = (padding ?? 0) / type.size;
  const pieces = items.map((html): Piece => {
    const all = piecesOf(html);
    return {
      space: gap / type.size,
      width: all.reduce((sum, one) => sum + one.space + one.width, 0),
      above: Math.max(least.above, ...all.map(({ above }) => above)) + inside,
      below: Math.max(least.below, ...all.map(({ below }) => below)) + inside,
    };
  });
  const first = { space: 0, width: before / type.size, above: 0, below: 0 };
  // A padded item keeps its gap behind it at the end of a line too.
  const free = padding === undefined ? width : width - gap;
  return wrapped(before > 0 ? [first, ...pieces] : pieces, free / type.size, type);
}

/** What a line of text takes above and below its baseline, in em. */
const textIn = ({ size, line }: Type) => ({
  above: line / size / 2 + BASELINE,
  below: line / size / 2 - BASELINE,
});

function wrapped(pieces: readonly Piece[], width: number, type: Type): number {
  let height = 0;
  let used = 0;
  const { size } = type;
  const text = textIn(type);
  let row = text;
  for (const { space, width: own, above, below } of pieces) {
    if (used > 0 && used + space + own > width) {
      height += row.above + row.below;
      row = text;
      used = own;
    } else used += (used > 0 ? space : 0) + own;
    row = { above: Math.max(row.above, above), below: Math.max(row.below, below) };
  }
  return pieces.length === 0 ? 0 : (height + row.above + row.below) * size;
}
