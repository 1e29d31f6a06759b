import { Disagreement } from "./disagreement.js";
import type { Glyph, GlyphFont, OwnGlyphs } from "./glyph.js";
import { writeGlyphs } from "./glyphFonts.js";
import type { PdfWriter } from "./pdfWriter.js";

interface Cut {
  readonly font: GlyphFont;
  /** By their numbers. */
  readonly glyphs: Map<number, Glyph>;
}

/** The glyphs that a document shows, font by font. */
export class GlyphBook {
  readonly #cuts = new Map<string, Cut>();

  /** Takes all glyphs of a document's blocks. Throws a Disagreement where two have one number. */
  constructor(all: Iterable<OwnGlyphs>) {
    for (const { font, glyphs } of new Set(all)) {
      const cut = this.#cuts.get(font.name) ?? { font, glyphs: new Map() };
      this.#cuts.set(font.name, cut);
      for (const glyph of glyphs) add(glyph, cut);
    }
    for (const cut of this.#cuts.values())
      for (const { parts } of [...cut.glyphs.values()]) for (const part of parts) addPart(part, cut);
  }

  /** Writes the fonts; gives their entries among a document's. */
  write(out: PdfWriter): string {
    return [...this.#cuts.values()]
      .sort((a, b) => (a.font.name < b.font.name ? -1 : 1))
      .map(({ font, glyphs }) => {
        const shown = [...glyphs.values()].sort((a, b) => a.code - b.code);
        return `/${font.name} ${writeGlyphs(font, shown, out)} 0 R`;
      })
      .join("");
  }
}

function add(glyph: Glyph, { font, glyphs }: Cut): void {
  const before = glyphs.get(glyph.code);
  if (before === undefined) glyphs.set(glyph.code, glyph);
  else if (before.id !== glyph.id) throw new Disagreement(twice(glyph, font));
}

/** Adds a glyph that another is put together from; it may be shown by itself, too. */
function addPart(part: Glyph, cut: Cut): void {
  const before = cut.glyphs.get(part.code);
  if (before !== undefined && before.outline !== part.outline) throw new Disagreement(twice(part, cut.font));
  if (before === undefined) cut.glyphs.set(part.code, part);
  for (const inner of part.parts) addPart(inner, cut);
}

const twice = ({ code }: Glyph, { title }: GlyphFont): string =>
  `two glyphs of ${title} have the number ${code}`;
