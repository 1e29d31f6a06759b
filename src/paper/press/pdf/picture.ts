import { sha256 } from "../../../core/base/hash.js";
import { type FontObject, writeFont } from "./fontObjects.js";
import type { PdfWriter } from "./pdfWriter.js";

/** A picture under the name by which operators show it. All data, so that it can be kept. */
export interface Picture {
  readonly name: string;
  /** All that it is written in, as a font's objects are, their bytes in base 64. */
  readonly objects: readonly { readonly text: string; readonly bytes: string | null }[];
}

export function pictureFrom(written: readonly FontObject[]): Picture {
  const objects = written.map(({ text, bytes }) => ({
    text,
    bytes: bytes === null ? null : Buffer.from(bytes).toString("base64"),
  }));
  return { name: `p${sha256(JSON.stringify(objects)).slice(0, 10)}`, objects };
}

/** Writes a picture; gives its entry among a document's. */
export function writePicture({ name, objects }: Picture, out: PdfWriter): string {
  const read = objects.map(({ text, bytes }) => ({
    text,
    bytes: bytes === null ? null : Buffer.from(bytes, "base64"),
  }));
  return `/${name} ${writeFont(read, out)} 0 R`;
}
