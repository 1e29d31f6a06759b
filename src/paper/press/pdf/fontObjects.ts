import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from "@cantoo/pdf-lib";
import { followed } from "./pdfObjects.js";
import type { PdfWriter } from "./pdfWriter.js";

/** An object of a font as it is written; those that it refers to are named by their places in the font's list, `@1@`. */
export interface FontObject {
  /** Of a stream: the entries of its dictionary, but for its length. */
  readonly text: string;
  readonly bytes: Uint8Array | null;
}

/** All objects of a font. */
export function fontObjects(context: PDFContext, font: PDFRef): readonly FontObject[] {
  const objects: FontObject[] = [];
  const places = new Map<string, number>();
  const text = (object: PDFObject): string => {
    if (object instanceof PDFRef) return `@${place(object)}@`;
    if (object instanceof PDFDict) return `<<${entries(object)}>>`;
    if (object instanceof PDFArray) return `[${object.asArray().map(text).join(" ")}]`;
    return String(object);
  };
  const entries = (dict: PDFDict, length = true): string =>
    dict
      .entries()
      .filter(([name]) => length || name !== PDFName.of("Length"))
      .map(([name, value]) => {
        const direct = followed(context, value);
        return `${name} ${direct instanceof PDFNumber ? direct : text(value)}`;
      })
      .join("");
  const place = (ref: PDFRef): number => {
    const known = places.get(String(ref));
    if (known !== undefined) return known;
    const at = objects.length;
    places.set(String(ref), at);
    objects.push({ text: "", bytes: null });
    const object = context.lookup(ref);
    if (object === undefined) throw new RangeError("an object that Chrome refers to is not there");
    objects[at] =
      object instanceof PDFRawStream
        ? { text: entries(object.dict, false), bytes: object.contents }
        : { text: text(object), bytes: null };
    return at;
  };
  place(font);
  return objects;
}

/** Writes a font; gives its object. */
export function writeFont(objects: readonly FontObject[], out: PdfWriter): number {
  const numbers = objects.map(() => out.reserve());
  for (const [k, { text, bytes }] of objects.entries()) {
    const own = text.replace(/@(\d+)@/g, (_, place: string) => `${numbers[Number(place)]} 0 R`);
    if (bytes === null) out.set(numbers[k] ?? 0, own);
    else out.setStream(numbers[k] ?? 0, own, bytes);
  }
  return numbers[0] ?? 0;
}
