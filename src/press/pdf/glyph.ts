/** A font of which each document embeds those glyphs alone that it shows. All data, so that it can be kept. */
export interface GlyphFont {
  /** The same for the same font, whatever part of it Chrome embedded: documents know it by this name. */
  readonly name: string;
  readonly kind: "TrueType" | "Type3";
  /** How its file is called, without what Chrome puts before it for a part. */
  readonly title: string;
  /** The entries of its descriptor, and of a font of Type 3 its matrix. */
  readonly descriptor: string;
  readonly matrix: string;
  /** Of a TrueType font its tables that say nothing of a part, of one of Type 3 the glyph for what it has not; in base 64. */
  readonly tables: Readonly<Record<string, string>>;
}

export interface Glyph {
  /** The same for the same glyph of the same font. */
  readonly id: string;
  /** As the font's dictionary has it. */
  readonly width: number;
  /** What it says. */
  readonly text: string;
  /** How it is drawn, as its font has it, in base 64. */
  readonly outline: string;
  /** Of a TrueType glyph: advance and left bearing in the font's units. */
  readonly metrics: readonly [advance: number, bearing: number];
  /** Of a TrueType glyph: those that it is put together from, and at which byte of the outline each is named. */
  readonly parts: readonly { readonly at: number; readonly glyph: Glyph }[];
}

/** A block's glyphs of a font that is not fixed. */
export interface OwnGlyphs {
  readonly font: GlyphFont;
  readonly glyphs: readonly Glyph[];
}
