/** A font of which each document embeds those glyphs alone that it shows. All data, so that it can be kept. */
export interface GlyphFont {
  /** The same for the same font, whatever part of it Chrome embedded: documents know it by this name. */
  readonly name: string;
  readonly kind: "TrueType" | "Type3";
  /** How its file is called, without what Chrome puts before it for a part. */
  readonly title: string;
  /** The entries of its descriptor. */
  readonly descriptor: string;
  /** Of a font of Type 3: its matrix, and which of all glyphs has its number 0. */
  readonly matrix: string;
  readonly first: number;
  /** Of a TrueType font its tables that say nothing of a part, of one of Type 3 the glyph for what it has not; in base 64. */
  readonly tables: Readonly<Record<string, string>>;
}

export interface Glyph {
  /** The same for the same glyph of the same font. */
  readonly id: string;
  /** Its number in its font. */
  readonly code: number;
  /** As the font's dictionary has it. */
  readonly width: number;
  /** What it says. */
  readonly text: string;
  /** How it is drawn, as its font has it, in base 64. */
  readonly outline: string;
  /** Of a TrueType glyph: advance and left bearing in the font's units. */
  readonly metrics: readonly [advance: number, bearing: number];
  /** Of a TrueType glyph: those that it is put together from. */
  readonly parts: readonly Glyph[];
}

/** A block's glyphs of a font. */
export interface OwnGlyphs {
  readonly font: GlyphFont;
  readonly glyphs: readonly Glyph[];
  /** The numbers of ten of these, from 0 to 9, as they are written, of each kind of digits in whose places a copy's own come. */
  readonly kinds: readonly (readonly string[])[];
}

/** All glyphs by their ids: thousands of blocks show the same few hundred. */
const known = new Map<string, Glyph>();
const KEPT = 20_000;

/** The same glyph as the one object that all blocks share. */
export function shared(glyph: Glyph): Glyph {
  const before = known.get(glyph.id);
  if (before !== undefined) return before;
  if (known.size >= KEPT) known.clear();
  known.set(glyph.id, glyph);
  return glyph;
}

/** A glyph's number as operators have it. */
export const hexOf = ({ code }: Glyph, { kind }: GlyphFont): string =>
  code
    .toString(16)
    .toUpperCase()
    .padStart(kind === "Type3" ? 2 : 4, "0");
