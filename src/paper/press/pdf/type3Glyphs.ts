import { PDFArray, type PDFContext, type PDFDict, PDFName, PDFNumber, type PDFObject } from "@cantoo/pdf-lib";
import { Disagreement } from "./disagreement.js";
import { described, fontNamed, type GlyphFacts, glyphNamed, type PageGlyphs } from "./pageGlyphs.js";
import { dictAt, entry, followed, itemsOf, streamBytes } from "./pdfObjects.js";

/** What a drawn glyph may not hold: it would have to bring more than its own operators. */
const BROUGHT = / Do\b|\bgs\b|^BI\b/m;

/** How wide the glyphs of a font of Type 3 are, by their numbers, in its own units; and how many ems a unit is. */
export function type3Widths(
  context: PDFContext,
  font: PDFDict,
): { readonly widths: ReadonlyMap<number, number>; readonly unit: number } {
  const first = numberIn(entry(context, font, "FirstChar"));
  const widths = itemsOf(context, entry(context, font, "Widths")).map(numberIn);
  const matrix = itemsOf(context, entry(context, font, "FontMatrix")).map(numberIn);
  return { widths: new Map(widths.map((width, k) => [first + k, width])), unit: matrix[0] ?? 0 };
}

/** Reads the glyphs of a font of Type 3, which Chrome draws one by one: those of fonts that come in all weights, and what it makes bold itself. */
export function type3Glyphs(context: PDFContext, font: PDFDict, { widthOf, textOf }: GlyphFacts): PageGlyphs {
  const matrix = itemsOf(context, entry(context, font, "FontMatrix"))
    .map(numberIn)
    .join(" ");
  const names = differences(dictAt(context, font, "Encoding")?.get(PDFName.of("Differences")), context);
  const drawn = dictAt(context, font, "CharProcs");
  const outlineOf = (code: number): string => {
    const name = names.get(code);
    const stream = drawn === undefined || name === undefined ? undefined : entry(context, drawn, name);
    const bytes = streamBytes(stream);
    if (BROUGHT.test(bytes.toString("latin1"))) throw new Disagreement(`the glyph ${name} is a picture`);
    return bytes.toString("base64");
  };
  const descriptor = described(context, dictAt(context, font, "FontDescriptor"));
  const [at = 0, name = ""] = [...names].find(([code]) => code > 0) ?? [];
  const first = Number.parseInt(name.slice(1), 16) - at;
  const own = fontNamed({ kind: "Type3", ...descriptor, matrix, first, tables: { none: outlineOf(0) } });
  return {
    font: own,
    glyph: (code) =>
      glyphNamed(own, {
        code,
        width: widthOf(code),
        text: textOf(code),
        outline: outlineOf(code),
        metrics: [0, 0],
        parts: [],
      }),
  };
}

/** The names of glyphs by their numbers. */
function differences(list: PDFObject | undefined, context: PDFContext): Map<number, string> {
  const names = new Map<number, string>();
  const found = followed(context, list);
  let code = 0;
  for (const item of found instanceof PDFArray ? found.asArray() : []) {
    if (item instanceof PDFNumber) code = item.asNumber();
    else {
      names.set(code, String(item).slice(1));
      code += 1;
    }
  }
  return names;
}

const numberIn = (object: PDFObject | undefined): number =>
  object instanceof PDFNumber ? object.asNumber() : 0;
