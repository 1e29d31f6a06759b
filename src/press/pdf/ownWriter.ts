import type { Glyph, GlyphFont, OwnGlyphs } from "./glyph.js";

interface Collected extends OwnGlyphs {
  readonly glyphs: Glyph[];
  readonly places: Map<string, number>;
}

/** Collects the glyphs of a block that are in no fixed font. */
export class OwnWriter {
  readonly #fonts = new Map<string, Collected>();

  /** Which of the fonts, and which of its glyphs, a glyph is; it is added where it was not there. */
  place(font: GlyphFont, glyph: Glyph): { readonly font: number; readonly glyph: number } {
    const own: Collected = this.#fonts.get(font.name) ?? { font, glyphs: [], places: new Map() };
    this.#fonts.set(font.name, own);
    const at = own.places.get(glyph.id) ?? own.glyphs.length;
    if (at === own.glyphs.length) own.glyphs.push(glyph);
    own.places.set(glyph.id, at);
    return { font: [...this.#fonts.keys()].indexOf(font.name), glyph: at };
  }

  get own(): readonly OwnGlyphs[] {
    return [...this.#fonts.values()].map(({ font, glyphs }) => ({ font, glyphs }));
  }
}
