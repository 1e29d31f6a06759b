import { PDFDict, PDFDocument, PDFName, type PDFPage, PDFRef } from "@cantoo/pdf-lib";
import { type FontObject, fontObjects } from "./fontObjects.js";
import { readOutline, type Title } from "./outline.js";
import { type PageFont, readFont } from "./pageFont.js";
import { dictAt, entry, followed, streamText } from "./pdfObjects.js";
import { readTags, type Tag } from "./tags.js";

/** A page as Chrome wrote it. */
export interface WrittenPage {
  /** Its operators, one a line. */
  readonly lines: readonly string[];
  readonly fontOf: (name: string) => PageFont;
  /** A graphics state (`/ExtGState`) as it is written. */
  readonly stateOf: (name: string) => string;
  /** A picture (`/XObject`) and all that it refers to. */
  readonly pictureOf: (name: string) => readonly FontObject[];
  /** What of the tag tree is on this page alone, in order. */
  readonly tags: readonly Tag[];
  readonly titles: readonly Title[];
  readonly box: string;
}

export interface WrittenDocument {
  readonly pdf: PDFDocument;
  readonly pages: readonly WrittenPage[];
}

/** Reads what Chrome printed. */
export async function readPages(bytes: Uint8Array): Promise<WrittenDocument> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const all = pdf.getPages();
  const places = new Map(all.map((page, k) => [page.ref.objectNumber, k]));
  const placeOf = (ref: unknown): number | undefined =>
    ref instanceof PDFRef ? places.get(ref.objectNumber) : undefined;
  const tags = readTags(pdf, placeOf, all.length);
  const titles = readOutline(pdf, placeOf, all.length);
  const fonts = new Map<string, PageFont>();
  const pages = all.map((page, k) => readPage(page, fonts, tags[k] ?? [], titles[k] ?? []));
  return { pdf, pages };
}

function readPage(
  page: PDFPage,
  known: Map<string, PageFont>,
  tags: readonly Tag[],
  titles: readonly Title[],
): WrittenPage {
  const context = page.doc.context;
  const resources = page.node.Resources();
  const allOf = (kind: string): PDFDict | undefined =>
    resources === undefined ? undefined : dictAt(context, resources, kind);
  const from = (kind: string, name: string): { readonly dict: PDFDict; readonly ref: string } => {
    const all = allOf(kind);
    const dict = all === undefined ? undefined : entry(context, all, name);
    if (!(dict instanceof PDFDict)) throw new RangeError(`Chrome names a ${kind} ${name} that there is not`);
    return { dict, ref: String(all?.get(PDFName.of(name))) };
  };
  return {
    lines: streamText(followed(context, page.node.Contents())).split("\n"),
    fontOf: (name) => {
      const { dict, ref } = from("Font", name);
      const font = known.get(ref) ?? readFont(context, dict);
      known.set(ref, font);
      return font;
    },
    stateOf: (name) => String(from("ExtGState", name).dict).replace(/\s+/g, " "),
    pictureOf: (name) => {
      const ref = allOf("XObject")?.get(PDFName.of(name));
      if (!(ref instanceof PDFRef)) throw new RangeError(`Chrome names a picture ${name} that there is not`);
      return fontObjects(context, ref);
    },
    tags,
    titles,
    box: String(page.node.MediaBox()),
  };
}
