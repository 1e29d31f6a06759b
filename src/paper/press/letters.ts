import { memoize } from "../../core/base/memoize.js";
import type { Compiled } from "./compiled.js";
import { type Glyph, type GlyphFont, hexOf } from "./pdf/glyph.js";
import { rounded } from "./written.js";

/** What the code of a sheet and the seed of a set are written in: `7KQF-2M9X`. */
const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-";
/** What a block is set with in the place of each letter of a code, and in the place of a seed. */
const STAND_IN = "X";
export const SEED_STAND_IN = "ZZZ";

export const stoodIn = (code: string): string => code.replace(/[^-]/g, STAND_IN);

/** A strip that shows all letters of codes and seeds: their glyphs are taken from it. */
export const LETTER_STRIP = `<div data-strip style="font-variant-ligatures:none">${LETTERS}</div>`;

interface Letter {
  readonly font: GlyphFont;
  readonly glyph: Glyph;
}

const lettersOf = memoize(
  (letters: Compiled): ReadonlyMap<string, Letter> =>
    new Map(
      letters.own.flatMap(({ font, glyphs }) =>
        glyphs.map((glyph): [string, Letter] => [glyph.text, { font, glyph }]),
      ),
    ),
);

/** Where a text begins, and in which size of which font it is. */
const PLACE = /1 0 0 -1 (-?[\d.]+) (-?[\d.]+) Tm/g;
const FONT = /\/(\w+) ([\d.]+) Tf/g;

/**
 * A block with a code, and a seed, in place of what stands in for them. Their letters are not kerned, so that each is as wide as its
 * font says. What stands in a margin of a page begins where it began; a strip's code ends where it ended, for it stands on the right,
 * and what is written before it in its line is moved with it. Null where it cannot be found, or a letter is not among `letters`.
 */
export function lettered(
  block: Compiled,
  letters: Compiled,
  codes: string,
  isRight: boolean,
): Compiled | null {
  const [code = "", seed] = codes.split(" ");
  const seeded = seed === undefined ? block : replaced(block, letters, SEED_STAND_IN, seed, isRight);
  return seeded && replaced(seeded, letters, stoodIn(code), code, isRight);
}

/** The first `stands` of a block, with `code` in its place. */
function replaced(
  block: Compiled,
  letters: Compiled,
  stands: string,
  code: string,
  isRight: boolean,
): Compiled | null {
  const known = lettersOf(letters);
  const of = (text: string): Letter[] => [...text].flatMap((sign) => known.get(sign) ?? []);
  const [before, own] = [of(stands), of(code)];
  const font = before[0]?.font;
  if (font === undefined || own.length < code.length || before.length < stands.length) return null;
  if ([...before, ...own].some((letter) => letter.font.name !== font.name)) return null;
  // Where a size is no round number, Chrome's places are now and then a thousandth of an em beside what the font says.
  const shown = new RegExp(before.map(({ glyph }) => hexOf(glyph, font)).join("(?:>-?[1-3]<)?"));
  const found = block.parts.flatMap((part, k) => (shown.test(part) ? [k] : []));
  const [k = -1] = found;
  const part = block.parts[k] ?? "";
  const { 0: stood = "", index: at = 0 } = shown.exec(part) ?? {};
  const [start, written] = [lastOf(PLACE, part, at), lastOf(FONT, part, at)];
  if (found.length !== 1 || start === undefined || written?.[1] !== font.name) return null;
  const width = (all: readonly Letter[]): number => all.reduce((sum, { glyph }) => sum + glyph.width, 0);
  const [place, x, y] = start;
  const moved = isRight ? Number(x) + ((width(before) - width(own)) * Number(written[2])) / 1000 : Number(x);
  const to = `1 0 0 -1 ${rounded(moved)} ${y} Tm`;
  const text =
    part.slice(0, at).replaceAll(place, to) +
    own.map(({ glyph }) => hexOf(glyph, font)).join("") +
    part.slice(at + stood.length);
  const parts = block.parts.map((one, n) => (n < k ? one.replaceAll(place, to) : n === k ? text : one));
  return {
    ...block,
    parts,
    own: block.own.map((one) =>
      one.font.name === font.name
        ? { ...one, glyphs: [...new Set([...one.glyphs, ...own.map(({ glyph }) => glyph)])] }
        : one,
    ),
  };
}

/** The last match that begins before a place. */
const lastOf = (expression: RegExp, text: string, before: number): RegExpExecArray | undefined =>
  [...text.slice(0, before).matchAll(expression)].at(-1);
