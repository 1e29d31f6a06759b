import { PDFArray, type PDFContext, PDFDict, PDFNumber } from "@cantoo/pdf-lib";
import { dictAt, entry, followed, itemsOf, streamText } from "./pdfObjects.js";

/** A font as Chrome embeds it: which one it is, how wide its glyphs are (in thousandths of an em), and what they say. */
export interface PageFont {
  /** The same for every part of a font; parts of a large font that come as files of their own share it. */
  readonly key: string;
  readonly widthOf: (glyph: string) => number;
  /** The characters of glyphs, by four hexadecimal digits. */
  readonly characters: ReadonlyMap<string, string>;
}

/** Reads a Type 0 font. */
export function readFont(context: PDFContext, font: PDFDict): PageFont {
  const inner = followed(context, itemsOf(context, entry(context, font, "DescendantFonts"))[0]);
  // Of another kind are glyphs that Chrome could not embed as a font: they are of no set of fixed ones.
  if (!(inner instanceof PDFDict)) return { key: "", widthOf: () => 0, characters: new Map() };
  const descriptor = dictAt(context, inner, "FontDescriptor");
  const name = String(entry(context, font, "BaseFont")).replace(/^\/(?:[A-Z]{6}\+)?/, "");
  const box = descriptor === undefined ? "" : String(entry(context, descriptor, "FontBBox"));
  const widths = widthsOf(context, inner);
  const usual = numberOf(entry(context, inner, "DW"), 1000);
  const unicode = entry(context, font, "ToUnicode");
  return {
    key: `${name} ${box}`,
    widthOf: (glyph) => widths.get(Number.parseInt(glyph, 16)) ?? usual,
    characters: unicode === undefined ? new Map() : charactersOf(streamText(unicode)),
  };
}

const numberOf = (object: unknown, otherwise: number): number =>
  object instanceof PDFNumber ? object.asNumber() : otherwise;

/** `/W`: a first glyph with a list of widths, or a first and a last with the one that they have. */
function widthsOf(context: PDFContext, font: PDFDict): Map<number, number> {
  const widths = new Map<number, number>();
  const list = itemsOf(context, entry(context, font, "W"));
  for (let k = 0; k < list.length; ) {
    const first = numberOf(list[k], 0);
    const second = followed(context, list[k + 1]);
    if (second instanceof PDFArray) {
      for (const [i, width] of second.asArray().entries()) widths.set(first + i, numberOf(width, 0));
      k += 2;
    } else {
      for (let glyph = first; glyph <= numberOf(second, 0); glyph += 1)
        widths.set(glyph, numberOf(list[k + 2], 0));
      k += 3;
    }
  }
  return widths;
}

const hex = (glyph: number): string => glyph.toString(16).toUpperCase().padStart(4, "0");

/** A ToUnicode map. */
function charactersOf(map: string): Map<string, string> {
  const characters = new Map<string, string>();
  const text = (code: string): string => Buffer.from(code, "hex").swap16().toString("utf16le");
  for (const [, block = ""] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = "", code = ""] of block.matchAll(/<([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)>/g))
      characters.set(hex(Number.parseInt(glyph, 16)), text(code));
  for (const [, block = ""] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, first = "", last = "", code = ""] of block.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      const from = Number.parseInt(first, 16);
      const start = text(code).codePointAt(0) ?? 0;
      for (let glyph = from; glyph <= Number.parseInt(last, 16); glyph += 1)
        characters.set(hex(glyph), String.fromCodePoint(start + glyph - from));
    }
  return characters;
}
