import { deflateSync } from "node:zlib";
import { type Glyph, type GlyphFont, hexOf } from "./glyph.js";
import type { PdfWriter } from "./pdfWriter.js";
import { type WrittenGlyph, writeTrueType } from "./trueType.js";

/** Streams of a font of some glyphs, deflated. */
interface Files {
  /** Of a TrueType font the file, of one of Type 3 each glyph. */
  readonly programs: readonly { readonly length: number; readonly bytes: Uint8Array }[];
  readonly unicode: Uint8Array;
}

/** Made before, by font and glyphs: the copies of a set show nearly the same. */
const made = new Map<string, Files>();
const KEPT = 200;

/** Writes a font of these glyphs, which are sorted by their numbers; gives its object. */
export function writeGlyphs(font: GlyphFont, glyphs: readonly Glyph[], out: PdfWriter): number {
  const key = `${font.name} ${glyphs.map(({ id }) => id).join("")}`;
  const files = made.get(key) ?? filesOf(font, glyphs);
  made.delete(key);
  made.set(key, files);
  for (const oldest of made.keys()) {
    if (made.size <= KEPT) break;
    made.delete(oldest);
  }
  const unicode = out.addStream(DEFLATED, files.unicode);
  const write = font.kind === "Type3" ? writeType3 : writeType0;
  return write(font, glyphs, files, unicode, out);
}

const DEFLATED = "/Filter/FlateDecode";
const deflated = (bytes: Uint8Array): { readonly length: number; readonly bytes: Uint8Array } => ({
  length: bytes.length,
  bytes: deflateSync(bytes),
});

function filesOf(font: GlyphFont, glyphs: readonly Glyph[]): Files {
  const programs = font.kind === "Type3" ? drawnIn(font, glyphs) : [trueTypeOf(font, glyphs)];
  const unicode = Buffer.from(toUnicode(font, glyphs), "latin1");
  return { programs: programs.map(deflated), unicode: deflated(unicode).bytes };
}

function trueTypeOf(font: GlyphFont, glyphs: readonly Glyph[]): Uint8Array {
  const outlines = glyphs.map(({ code, outline, metrics }): [number, WrittenGlyph] => [
    code,
    { outline: Buffer.from(outline, "base64"), metrics },
  ]);
  const tables = Object.entries(font.tables).map(
    ([name, table]) => [name, Buffer.from(table, "base64")] as const,
  );
  return writeTrueType(new Map(tables), new Map(outlines));
}

/** What draws the glyphs of a font of Type 3, before them what stands for a glyph that it has not. */
const drawnIn = (font: GlyphFont, glyphs: readonly Glyph[]): Buffer[] =>
  [font.tables["none"] ?? "", ...glyphs.map(({ outline }) => outline)].map((outline) =>
    Buffer.from(outline, "base64"),
  );

function writeType0(
  font: GlyphFont,
  glyphs: readonly Glyph[],
  { programs }: Files,
  unicode: number,
  out: PdfWriter,
): number {
  const name = nameOf(font);
  const [file] = programs.map(({ length, bytes }) => out.addStream(`${DEFLATED}/Length1 ${length}`, bytes));
  const descriptor = out.add(`<<${font.descriptor}/FontName${name}/FontFile2 ${file} 0 R>>`);
  const widths = glyphs.map(({ code, width }) => `${code}[${width}]`).join("");
  const inner = out.add(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/DW 0/W[${widths}]/FontDescriptor ${descriptor} 0 R>>`,
  );
  return out.add(
    `<</Type/Font/Subtype/Type0/BaseFont${name}/Encoding/Identity-H/DescendantFonts[${inner} 0 R]/ToUnicode ${unicode} 0 R>>`,
  );
}

function writeType3(
  font: GlyphFont,
  glyphs: readonly Glyph[],
  { programs }: Files,
  unicode: number,
  out: PdfWriter,
): number {
  const drawn = drawnIn(font, glyphs);
  const codes = [0, ...glyphs.map(({ code }) => code)];
  const last = Math.max(...codes);
  const widths = Array.from({ length: last + 1 }, () => 0);
  for (const { code, width } of glyphs) widths[code] = width;
  // Readers that guess how large such a font is look at the first glyph that it names.
  widths[0] = Number.parseFloat(drawn[0]?.toString("latin1", 0, 20) ?? "0");
  const streams = programs.map(({ bytes }, k) => `/g${codes[k]} ${out.addStream(DEFLATED, bytes)} 0 R`);
  const names = codes.map((code) => `${code}/g${code}`);
  const descriptor = out.add(`<<${font.descriptor}/FontName${nameOf(font)}>>`);
  return out.add(
    `<</Type/Font/Subtype/Type3/FontMatrix[${font.matrix}]/FontBBox[${boxOf(drawn)}]/FontDescriptor ${descriptor} 0 R/CharProcs<<${streams.join("")}>>/Encoding<</Type/Encoding/Differences[${names.join(" ")}]>>/FirstChar 0/LastChar ${last}/Widths[${widths.join(" ")}]/ToUnicode ${unicode} 0 R>>`,
  );
}

/** The space that drawn glyphs fill: each begins with its width and its own. */
function boxOf(outlines: readonly Buffer[]): string {
  const boxes = outlines.map(
    (outline) => outline.toString("latin1", 0, 200).split(" d1")[0]?.split(" ").slice(2).map(Number) ?? [],
  );
  const side = (k: number, most: (...all: number[]) => number): number =>
    most(...boxes.flatMap((box) => box[k] ?? []));
  // From the top down, as the matrix turns it.
  return [side(0, Math.min), side(3, Math.max), side(2, Math.max), side(1, Math.min)].join(" ");
}

/** A font's name, with six letters before it that say which part of it this is. */
const nameOf = ({ name, title }: GlyphFont): string =>
  `/${[...name.slice(1, 7)].map((digit) => String.fromCharCode(65 + Number.parseInt(digit, 16))).join("")}+${title}`;

/** What the glyphs of a font say. */
function toUnicode(font: GlyphFont, glyphs: readonly Glyph[]): string {
  const said = glyphs.flatMap((glyph) =>
    glyph.text === "" ? [] : [`<${hexOf(glyph, font)}> <${utf16(glyph.text)}>`],
  );
  const blocks: string[] = [];
  for (let k = 0; k < said.length; k += 100) {
    const block = said.slice(k, k + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join("\n")}\nendbfchar`);
  }
  const [least, last] = font.kind === "Type3" ? ["00", "FF"] : ["0000", "FFFF"];
  return `/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<${least}> <${last}>\nendcodespacerange\n${blocks.join("\n")}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend`;
}

const utf16 = (text: string): string => Buffer.from(text, "utf16le").swap16().toString("hex").toUpperCase();
