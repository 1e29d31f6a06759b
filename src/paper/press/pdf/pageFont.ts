import { PDFArray, type PDFContext, PDFDict, PDFName, PDFNumber } from "@cantoo/pdf-lib";
import { Disagreement } from "./disagreement.js";
import type { Glyph, GlyphFont } from "./glyph.js";
import { type PageGlyphs, trueTypeGlyphs } from "./pageGlyphs.js";
import { dictAt, entry, followed, itemsOf, streamText } from "./pdfObjects.js";
import { type3Glyphs, type3Widths } from "./type3Glyphs.js";

/** A font as Chrome embeds it. */
export interface PageFont {
  /** How wide a glyph is, in thousandths of an em. */
  readonly widthOf: (glyph: string) => number;
  /** The glyphs of a text, in hexadecimal digits, each by itself. */
  readonly codesIn: (text: string) => readonly string[];
  /** A glyph as it can be embedded elsewhere, and its font. Throws a Disagreement where it cannot. */
  readonly glyphOf: (code: string) => { readonly font: GlyphFont; readonly glyph: Glyph };
}

/** Reads a font. */
export function readFont(context: PDFContext, font: PDFDict): PageFont {
  const inner = followed(context, itemsOf(context, entry(context, font, "DescendantFonts"))[0]);
  // Of another kind are glyphs that Chrome could not embed as a font: they are of no set of fixed ones.
  if (!(inner instanceof PDFDict)) return readType3(context, font);
  const descriptor = dictAt(context, inner, "FontDescriptor");
  const name = String(entry(context, font, "BaseFont")).replace(/^\/(?:[A-Z]{6}\+)?/, "");
  const widths = widthsOf(context, inner);
  const usual = numberOf(entry(context, inner, "DW"), 1000);
  const unicode = entry(context, font, "ToUnicode");
  const characters: ReadonlyMap<string, string> =
    unicode === undefined ? new Map() : charactersOf(streamText(unicode));
  const facts = {
    widthOf: (code: number) => widths.get(code) ?? usual,
    textOf: (code: number) => characters.get(hex(code)) ?? "",
  };
  let glyphs: PageGlyphs | undefined;
  return {
    widthOf: (glyph) => facts.widthOf(Number.parseInt(glyph, 16)),
    codesIn: (text) => text.toUpperCase().match(/.{4}/g) ?? [],
    glyphOf: (code) => {
      if (descriptor?.get(PDFName.of("FontFile2")) === undefined)
        throw new Disagreement(`the font ${name} cannot be cut`);
      glyphs ??= trueTypeGlyphs(context, descriptor, facts);
      return { font: glyphs.font, glyph: glyphs.glyph(Number.parseInt(code, 16)) };
    },
  };
}

/** A font whose glyphs Chrome draws one by one, because it could not embed their own: it is a part of no fixed one. */
function readType3(context: PDFContext, font: PDFDict): PageFont {
  const { widths, unit } = type3Widths(context, font);
  const unicode = entry(context, font, "ToUnicode");
  const characters: ReadonlyMap<string, string> =
    unicode === undefined ? new Map() : charactersOf(streamText(unicode), 2);
  const facts = {
    widthOf: (code: number) => widths.get(code) ?? 0,
    textOf: (code: number) => characters.get(hex(code, 2)) ?? "",
  };
  let glyphs: PageGlyphs | undefined;
  return {
    widthOf: (glyph) => facts.widthOf(Number.parseInt(glyph, 16)) * unit * 1000,
    codesIn: (text) => text.toUpperCase().match(/../g) ?? [],
    glyphOf: (code) => {
      glyphs ??= type3Glyphs(context, font, facts);
      return { font: glyphs.font, glyph: glyphs.glyph(Number.parseInt(code, 16)) };
    },
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

const hex = (glyph: number, digits = 4): string => glyph.toString(16).toUpperCase().padStart(digits, "0");

/** A ToUnicode map. */
function charactersOf(map: string, digits = 4): Map<string, string> {
  const characters = new Map<string, string>();
  const text = (code: string): string => Buffer.from(code, "hex").swap16().toString("utf16le");
  for (const [, block = ""] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = "", code = ""] of block.matchAll(/<([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)>/g))
      characters.set(hex(Number.parseInt(glyph, 16), digits), text(code));
  for (const [, block = ""] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, first = "", last = "", code = ""] of block.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      const from = Number.parseInt(first, 16);
      const start = text(code).codePointAt(0) ?? 0;
      for (let glyph = from; glyph <= Number.parseInt(last, 16); glyph += 1)
        characters.set(hex(glyph, digits), String.fromCodePoint(start + glyph - from));
    }
  return characters;
}
