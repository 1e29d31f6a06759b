import type { PDFContext, PDFDict } from "@cantoo/pdf-lib";
import { sha256 } from "../../../core/base/hash.js";
import { type Glyph, type GlyphFont, shared } from "./glyph.js";
import { entry, streamBytes } from "./pdfObjects.js";
import { partsOf, readTrueType } from "./trueType.js";

/** The glyphs of a font of a page as they can be embedded elsewhere, by their numbers. */
export interface PageGlyphs {
  readonly font: GlyphFont;
  readonly glyph: (code: number) => Glyph;
}

/** What is known of a glyph without its outline. */
export interface GlyphFacts {
  readonly widthOf: (code: number) => number;
  readonly textOf: (code: number) => string;
}

/** Tables that are of the whole font, but for the numbers in them that are not. */
const TABLES = ["head", "hhea", "maxp", "cvt ", "fpgm", "prep"];

/** Reads the glyphs of a TrueType font, of which the page has a descriptor. */
export function trueTypeGlyphs(
  context: PDFContext,
  descriptor: PDFDict,
  { widthOf, textOf }: GlyphFacts,
): PageGlyphs {
  const file = readTrueType(streamBytes(entry(context, descriptor, "FontFile2")));
  const tables = Object.fromEntries(
    TABLES.flatMap((name) => {
      const table = file.tables.get(name);
      return table === undefined ? [] : [[name, wholeOnly(name, table).toString("base64")]];
    }),
  );
  const font = fontNamed({
    kind: "TrueType",
    ...described(context, descriptor),
    matrix: "",
    first: 0,
    tables,
  });
  const known = new Map<number, Glyph>();
  const glyph = (code: number): Glyph => {
    const found = known.get(code) ?? read(code, { width: widthOf(code), text: textOf(code) });
    known.set(code, found);
    return found;
  };
  const read = (code: number, shown: Pick<Glyph, "width" | "text">): Glyph => {
    const outline = file.outlineOf(code);
    return glyphNamed(font, {
      ...{ code, ...shown, metrics: file.metricsOf(code) },
      outline: outline.toString("base64"),
      // Chrome says how wide those alone are, and what they say, that it shows by themselves.
      parts: partsOf(outline).map((part) => read(part, { width: 0, text: "" })),
    });
  };
  return { font, glyph };
}

/** A font's title and descriptor. */
export function described(
  context: PDFContext,
  descriptor: PDFDict | undefined,
): Pick<GlyphFont, "title" | "descriptor"> {
  if (descriptor === undefined) return { title: "", descriptor: "" };
  return {
    title: String(entry(context, descriptor, "FontName")).replace(/^\/(?:[A-Z]{6}\+)?/, ""),
    descriptor: descriptor
      .entries()
      .filter(([name]) => !["/FontName", "/FontFile2"].includes(String(name)))
      .map(([name]) => `${name} ${entry(context, descriptor, String(name).slice(1))}`)
      .sort()
      .join(" "),
  };
}

export const fontNamed = (font: Omit<GlyphFont, "name">): GlyphFont => ({
  name: `${font.kind === "Type3" ? "d" : "t"}${sha256(JSON.stringify(font)).slice(0, 10)}`,
  ...font,
});

export const glyphNamed = ({ name }: GlyphFont, glyph: Omit<Glyph, "id">): Glyph =>
  shared({ id: sha256(JSON.stringify([name, glyph])).slice(0, 20), ...glyph });

/** A table with zeros for what a part of the font has otherwise: sums, and how many glyphs there are. */
function wholeOnly(name: string, table: Buffer): Buffer {
  const copy = Buffer.from(table);
  const zero = { head: [8, 12, 50, 52], hhea: [34, 36], maxp: [4, 6] }[name] ?? [];
  for (let k = 0; k < zero.length; k += 2) copy.fill(0, zero[k], zero[k + 1]);
  return copy;
}
