import type { Glyph } from "./glyph.js";
import type { WrittenPage } from "./readPages.js";

/** A glyph that is a digit. */
export interface Digit {
  readonly value: number;
  /** The ten glyphs of its kind, which are equally wide. */
  readonly kind: readonly Glyph[];
}

/** By the ids of their glyphs. */
export type Digits = ReadonlyMap<string, Digit>;

const FONT = /^\/(\w+) [\d.]+ Tf$/;
const GLYPHS = /<([0-9A-Fa-f]+)> Tj$/;

/** The digits that a page shows in rows of ten, from 0 to 9. */
export function digitsOn(page: WrittenPage): Digits {
  const digits = new Map<string, Digit>();
  let row: Glyph[] = [];
  let font: ReturnType<WrittenPage["fontOf"]> | undefined;
  for (const line of page.lines) {
    const name = FONT.exec(line)?.[1];
    if (name !== undefined) font = page.fontOf(name);
    if (name !== undefined || line === "ET") row = [];
    if (font === undefined) continue;
    for (const code of font.codesIn(GLYPHS.exec(line)?.[1] ?? "")) {
      row = [...row, font.glyphOf(code).glyph].slice(-10);
      if (row.map(({ text }) => text).join("") !== "0123456789") continue;
      for (const [value, { id }] of row.entries()) digits.set(id, { value, kind: row });
    }
  }
  return digits;
}
