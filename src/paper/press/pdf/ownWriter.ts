import { type Glyph, type GlyphFont, hexOf, type OwnGlyphs } from "./glyph.js";

interface Collected {
  readonly font: GlyphFont;
  readonly index: number;
  readonly glyphs: Set<Glyph>;
  readonly kinds: Map<readonly Glyph[], number>;
}

/** Collects the glyphs of a block. */
export class OwnWriter {
  readonly #fonts = new Map<string, Collected>();

  add(font: GlyphFont, glyph: Glyph): void {
    this.#of(font).glyphs.add(glyph);
  }

  /** Adds ten digits; gives which of the fonts, and which of its kinds of digits, they are. */
  kind(font: GlyphFont, ten: readonly Glyph[]): { readonly font: number; readonly kind: number } {
    const { index, glyphs, kinds } = this.#of(font);
    for (const glyph of ten) glyphs.add(glyph);
    const kind = kinds.get(ten) ?? kinds.size;
    kinds.set(ten, kind);
    return { font: index, kind };
  }

  get own(): readonly OwnGlyphs[] {
    return [...this.#fonts.values()].map(({ font, glyphs, kinds }) => ({
      font,
      glyphs: [...glyphs],
      kinds: [...kinds.keys()].map((ten) => ten.map((glyph) => hexOf(glyph, font))),
    }));
  }

  #of(font: GlyphFont): Collected {
    const known = this.#fonts.get(font.name);
    if (known !== undefined) return known;
    const own = { font, index: this.#fonts.size, glyphs: new Set<Glyph>(), kinds: new Map() };
    this.#fonts.set(font.name, own);
    return own;
  }
}
