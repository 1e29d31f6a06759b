/** What stands in every PDF in place of the time at which it was printed. */
const DATE = "20000101000000";

/** A structure element's id, where Chrome writes one: at the element, in a cell's `/Headers`, in the id tree. */
const NODE_ID = /(?<=\/ID |\[| R |\) )\(node(\d{8,})\)/g;

/**
 * The same PDF with all taken out that differs between two prints of one document; no byte moves, so that the
 * cross-reference table stays right. Found by comparing prints from several browsers and after other documents:
 *
 * - `/CreationDate` and `/ModDate` become 1 January 2000, UTC.
 * - Ids of table cells (`node00148615`) count all elements that the page has ever had: they are numbered from 1, in
 *   their order, which keeps the id tree sorted.
 * - A document `/ID`, which this version of Chrome does not write, becomes zeros.
 *
 * Creator and producer are Chrome's own (`Chromium`, `Skia/PDF m147`) and name no path.
 */
export function pinPdf(pdf: Uint8Array): Uint8Array {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const text = bytes.toString("latin1");
  const ids = [...new Set(Array.from(text.matchAll(NODE_ID), ([, digits = ""]) => digits))];
  const rank = new Map(ids.sort((a, b) => Number(a) - Number(b)).map((digits, index) => [digits, index + 1]));
  const pinned = text
    .replace(/(?<=\/(?:CreationDate|ModDate) \(D:)\d{14}(?:[+-]\d\d'\d\d')?/g, (date) =>
      date.length === DATE.length ? DATE : `${DATE}+00'00'`,
    )
    .replace(NODE_ID, (_, digits: string) => `(node${String(rank.get(digits)).padStart(digits.length, "0")})`)
    .replace(/(?<=\/ID ?\[ ?)<[0-9A-Fa-f]+> ?<[0-9A-Fa-f]+>/g, (id) => id.replace(/[0-9A-Fa-f]/g, "0"));
  return Buffer.from(pinned, "latin1");
}
