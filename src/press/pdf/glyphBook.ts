import { present } from "../../base/known.js";
import { Disagreement } from "./disagreement.js";
import type { Glyph, GlyphFont } from "./glyph.js";
import type { PdfWriter } from "./pdfWriter.js";
import { type WrittenGlyph, writeTrueType } from "./trueType.js";

interface Cut {
  readonly font: GlyphFont;
  /** In the order in which the document shows them first; numbered from 1. */
  readonly glyphs: Glyph[];
  readonly codes: Map<string, number>;
}

/** So many glyphs a font of Type 3 has at most. */
const MOST = 255;

/** The glyphs that a document shows of fonts that are not fixed: their numbers, and in the end the fonts themselves. */
export class GlyphBook {
  readonly #cuts = new Map<string, Cut>();

  /** Glyphs of a font as they are written between `<` and `>`. Throws a Disagreement where the font would have too many. */
  codes(font: GlyphFont, glyphs: readonly Glyph[]): string {
    const cut = this.#cuts.get(font.name) ?? { font, glyphs: [], codes: new Map() };
    this.#cuts.set(font.name, cut);
    const digits = font.kind === "Type3" ? 2 : 4;
    return glyphs
      .map((glyph) => numbered(cut, glyph).toString(16).toUpperCase().padStart(digits, "0"))
      .join("");
  }

  /** Writes the fonts; gives their entries among a document's. */
  write(out: PdfWriter): string {
    return [...this.#cuts.values()]
      .map(
        (cut) =>
          `/${cut.font.name} ${cut.font.kind === "Type3" ? writeType3(cut, out) : writeType0(cut, out)} 0 R`,
      )
      .join("");
  }
}

function numbered({ font, glyphs, codes }: Cut, glyph: Glyph): number {
  const known = codes.get(glyph.id);
  if (known !== undefined) return known;
  if (font.kind === "Type3" && glyphs.length === MOST)
    throw new Disagreement(`it shows more than ${MOST} glyphs of a font`);
  glyphs.push(glyph);
  codes.set(glyph.id, glyphs.length);
  return glyphs.length;
}

function writeType0(cut: Cut, out: PdfWriter): number {
  const { font, glyphs } = cut;
  const shown = glyphs.length;
  const outlines: WrittenGlyph[] = [{ outline: Buffer.alloc(0), metrics: [0, 0] }];
  // Glyphs that others are put together from come behind those that are shown.
  for (let k = 0; k < glyphs.length; k += 1) {
    const { outline, metrics, parts } = present(glyphs[k], "a glyph");
    const bytes = Buffer.from(outline, "base64");
    for (const { at, glyph } of parts) bytes.writeUInt16BE(numbered(cut, glyph), at);
    outlines.push({ outline: bytes, metrics });
  }
  const tables = Object.entries(font.tables).map(
    ([name, table]) => [name, Buffer.from(table, "base64")] as const,
  );
  const program = writeTrueType(new Map(tables), outlines);
  const name = nameOf(font);
  const file = out.addDeflated(`/Length1 ${program.length}`, program);
  const descriptor = out.add(`<<${font.descriptor}/FontName${name}/FontFile2 ${file} 0 R>>`);
  const widths = glyphs.slice(0, shown).map(({ width }) => width);
  const inner = out.add(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/DW 0/W[1[${widths.join(" ")}]]/FontDescriptor ${descriptor} 0 R>>`,
  );
  return out.add(
    `<</Type/Font/Subtype/Type0/BaseFont${name}/Encoding/Identity-H/DescendantFonts[${inner} 0 R]/ToUnicode ${toUnicode(glyphs.slice(0, shown), 4, out)} 0 R>>`,
  );
}

function writeType3({ font, glyphs }: Cut, out: PdfWriter): number {
  const outlines = [font.tables["none"] ?? "", ...glyphs.map(({ outline }) => outline)].map((outline) =>
    Buffer.from(outline, "base64"),
  );
  // Readers that guess how large such a font is look at the first glyph that it names.
  const widths = [
    Number.parseFloat(outlines[0]?.toString("latin1", 0, 20) ?? "0"),
    ...glyphs.map(({ width }) => width),
  ];
  const drawn = outlines.map((outline, k) => `/g${k} ${out.addDeflated("", outline)} 0 R`);
  const names = outlines.map((_, k) => `/g${k}`);
  const descriptor = out.add(`<<${font.descriptor}/FontName${nameOf(font)}>>`);
  return out.add(
    `<</Type/Font/Subtype/Type3/FontMatrix[${font.matrix}]/FontBBox[${boxOf(outlines)}]/FontDescriptor ${descriptor} 0 R/CharProcs<<${drawn.join("")}>>/Encoding<</Type/Encoding/Differences[0${names.join("")}]>>/FirstChar 0/LastChar ${glyphs.length}/Widths[${widths.join(" ")}]/ToUnicode ${toUnicode(glyphs, 2, out)} 0 R>>`,
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

/** What the glyphs of a font say, from 1 on. */
function toUnicode(glyphs: readonly Glyph[], digits: 2 | 4, out: PdfWriter): number {
  const hex = (code: number): string => code.toString(16).toUpperCase().padStart(digits, "0");
  const said = glyphs.flatMap(({ text }, k) => (text === "" ? [] : [`<${hex(k + 1)}> <${utf16(text)}>`]));
  const blocks: string[] = [];
  for (let k = 0; k < said.length; k += 100) {
    const block = said.slice(k, k + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join("\n")}\nendbfchar`);
  }
  const last = "F".repeat(digits);
  return out.addText(
    `/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<${"0".repeat(digits)}> <${last}>\nendcodespacerange\n${blocks.join("\n")}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend`,
  );
}

const utf16 = (text: string): string => Buffer.from(text, "utf16le").swap16().toString("hex").toUpperCase();
