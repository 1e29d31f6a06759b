import { PDFDict, PDFName, PDFRef } from "@cantoo/pdf-lib";
import { type FontObject, fontObjects } from "./fontObjects.js";
import { followed } from "./pdfObjects.js";
import type { WrittenDocument } from "./readPages.js";

/** A font of which every pressed document embeds the same part. */
export interface FixedFont {
  /** Its place among the fonts: documents know it as `/fINDEX`. */
  readonly index: number;
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
  /** By `PageFont.key`. */
  readonly byKey: ReadonlyMap<string, FixedFont>;
  readonly list: readonly FixedFont[];
}

interface Found {
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
        const { key, characters: own } = page.fontOf(name);
        const object = names.get(PDFName.of(name));
        font = undefined;
        if (key === "" || !(object instanceof PDFRef)) continue;
        characters = own;
        font = found.get(key) ?? { glyphs: new Set(), digits: new Map(), object };
        found.set(key, font);
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
  const list = [...found.values()].map(({ glyphs, digits, object }, index) => ({
    ...{ index, glyphs, digits },
    objects: fontObjects(pdf.context, object),
  }));
  return {
    byKey: new Map([...found.keys()].flatMap((key, k) => (list[k] === undefined ? [] : [[key, list[k]]]))),
    list,
  };
}
