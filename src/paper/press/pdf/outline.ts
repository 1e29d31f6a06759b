import {
  PDFArray,
  type PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFNumber,
  PDFString,
} from "@cantoo/pdf-lib";
import { dictAt, entry } from "./pdfObjects.js";

/** A heading as the outline has it. */
export interface Title {
  /** 1 for H1. */
  readonly level: number;
  readonly text: string;
  /** Where it stands on its page, in points from the lower left corner. */
  readonly x: number;
  readonly y: number;
}

/** The headings of each page, in order. */
export function readOutline(
  pdf: PDFDocument,
  placeOf: (ref: unknown) => number | undefined,
  pages: number,
): readonly (readonly Title[])[] {
  const titles: Title[][] = Array.from({ length: pages }, () => []);
  const { context } = pdf;
  const walk = (first: PDFDict | undefined): void => {
    for (let item = first; item !== undefined; item = dictAt(context, item, "Next")) {
      const dest = entry(context, item, "Dest");
      const [page, , x, y] = dest instanceof PDFArray ? dest.asArray() : [];
      const place = placeOf(page);
      const heading = dictAt(context, item, "SE");
      const text = entry(context, item, "Title");
      if (
        place !== undefined &&
        heading !== undefined &&
        (text instanceof PDFString || text instanceof PDFHexString)
      )
        titles[place]?.push({
          level: Number(String(entry(context, heading, "S")).replace("/H", "")),
          text: text.decodeText(),
          x: x instanceof PDFNumber ? x.asNumber() : 0,
          y: y instanceof PDFNumber ? y.asNumber() : 0,
        });
      walk(dictAt(context, item, "First"));
    }
  };
  const outlines = dictAt(context, pdf.catalog, "Outlines");
  if (outlines !== undefined) walk(dictAt(context, outlines, "First"));
  return titles;
}
