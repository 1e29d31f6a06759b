import { inflateSync } from "node:zlib";

const PAGE = /\/Type \/Page\n[\s\S]*?\/Contents (\d+) 0 R/;
/** Where the area begins in which a page's content stands, and how many units a pixel of it is. */
const AREA = /\nq\n(?:-?[\d.]+ ){4}re\nW\* n\nq\n([\d.]+) 0 0 /;
/** Chrome's units of a pixel at full size. */
const PIXEL = 3.125;

/**
 * At which scale Chrome has printed a document, 1 at full size: where something on a page of it is wider than the page, Chrome
 * prints all pages smaller without a word, down to 2/3, and cuts off what is wider still. 1 for a PDF that Chrome has not
 * written by itself.
 */
export function printedScale(pdf: Uint8Array): number {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString("latin1");
  const content = PAGE.exec(text)?.[1];
  const start = content === undefined ? -1 : text.indexOf(`\n${content} 0 obj\n`);
  const stream = start < 0 ? -1 : text.indexOf("stream\n", start);
  if (stream < 0) return 1;
  const from = stream + "stream\n".length;
  const unit = AREA.exec(inflated(pdf.subarray(from, text.indexOf("endstream", from))))?.[1];
  return unit === undefined ? 1 : Number(unit) / PIXEL;
}

function inflated(packed: Uint8Array): string {
  try {
    return inflateSync(packed).toString("latin1");
  } catch {
    return "";
  }
}
