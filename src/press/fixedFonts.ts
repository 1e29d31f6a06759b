import { PDFDict, PDFName, PDFRef } from "@cantoo/pdf-lib";
import { type FontObject, fontObjects } from "./pdf/fontObjects.js";
import type { PageFont } from "./pdf/pageFont.js";
import { followed } from "./pdf/pdfObjects.js";
import type { WrittenDocument } from "./pdf/readPages.js";

/** A font of which every pressed document embeds the same part. */
export interface FixedFont {
  /** Its place among the fonts: documents know it as `/fINDEX`. */
  readonly index: number;
  /** As pages name it (`PageFont`), and what its glyphs say. */
  readonly key: string;
  readonly characters: ReadonlyMap<string, string>;
  /** The part's glyphs, by four hexadecimal digits. */
  readonly glyphs: ReadonlySet<string>;
  /** Of a glyph that is a digit: which one, and the ten glyphs of its kind. */
  readonly digits: ReadonlyMap<string, Digit>;
  /** Its objects, the font itself first. */
  readonly objects: readonly FontObject[];
}

export interface Digit {
  readonly value: number;
  readonly kind: readonly string[];
}

export interface FixedFonts {
  /** The one that a font of a page is a part of, too. */
  readonly of: (font: PageFont) => FixedFont | undefined;
  readonly list: readonly FixedFont[];
}

interface Found {
  readonly font: PageFont;
  readonly glyphs: Set<string>;
  readonly digits: Map<string, Digit>;
  readonly object: PDFRef;
}

/** The fonts that Chrome has embedded into a specimen, which shows every glyph that a document may have. */
export function fixedFonts({ pdf, pages }: WrittenDocument): FixedFonts {
  const found = new Map<string, Found>();
  for (const [k, page] of pages.entries()) {
    const fonts = pdf.getPages()[k]?.node.Resources()?.get(PDFName.of("Font"));
    const names = followed(pdf.context, fonts);
    let font: Found | undefined;
    let characters: ReadonlyMap<string, string> = new Map();
    let run: string[] = [];
    for (const line of page.lines) {
      const [, name] = /^\/(\w+) [\d.]+ Tf$/.exec(line) ?? [];
      if (name !== undefined && names instanceof PDFDict) {
        const own = page.fontOf(name);
        const object = names.get(PDFName.of(name));
        font = undefined;
        if (own.key === "" || !(object instanceof PDFRef)) continue;
        characters = own.characters;
        font = found.get(String(object)) ?? { font: own, glyphs: new Set(), digits: new Map(), object };
        found.set(String(object), font);
        run = [];
      }
      const [, shown = ""] = /<([0-9A-Fa-f]+)> Tj$/.exec(line) ?? [];
      for (const [glyph] of shown.toUpperCase().matchAll(/.{4}/g)) {
        font?.glyphs.add(glyph);
        run.push(glyph);
        const kind = run.slice(-10);
        if (kind.map((one) => characters.get(one)).join("") === "0123456789")
          for (const [value, one] of kind.entries()) font?.digits.set(one, { value, kind });
      }
      if (line === "ET") run = [];
    }
  }
  return fontsOf(
    [...found.values()].map(({ font, glyphs, digits, object }, index) => ({
      ...{ index, key: font.key, characters: font.characters, glyphs, digits },
      objects: fontObjects(pdf.context, object),
    })),
  );
}

/** Fixed fonts, and which of them a page's is a part of. */
export function fontsOf(list: readonly FixedFont[]): FixedFonts {
  const known = new WeakMap<PageFont, FixedFont | undefined>();
  return {
    of: (font) => {
      if (!known.has(font)) known.set(font, list[placeOf(font, list)]);
      return known.get(font);
    },
    list,
  };
}

/** Which of the fonts one is a part of: the one of its name with which it has most glyphs in common, and none that says something else. */
function placeOf(font: PageFont, fonts: readonly FixedFont[]): number {
  const common = fonts.map((one) => {
    if (one.key !== font.key) return 0;
    const both = [...font.characters].filter(([glyph]) => one.characters.has(glyph));
    return both.every(([glyph, character]) => one.characters.get(glyph) === character) ? both.length : 0;
  });
  const most = Math.max(...common);
  return most === 0 ? -1 : common.indexOf(most);
}
