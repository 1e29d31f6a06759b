import { inflateSync } from "node:zlib";
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from "@cantoo/pdf-lib";

/** An entry of a dictionary, references followed. */
export const entry = (context: PDFContext, dict: PDFDict, name: string): PDFObject | undefined =>
  followed(context, dict.get(PDFName.of(name)));

export const followed = (context: PDFContext, object: PDFObject | undefined): PDFObject | undefined =>
  object instanceof PDFRef ? context.lookup(object) : object;

/** An entry that is a dictionary. */
export function dictAt(context: PDFContext, dict: PDFDict, name: string): PDFDict | undefined {
  const found = entry(context, dict, name);
  return found instanceof PDFDict ? found : undefined;
}

/** The items of an array, references followed; of anything else that one thing, of nothing none. */
export function itemsOf(context: PDFContext, object: PDFObject | undefined): readonly PDFObject[] {
  const found = followed(context, object);
  return found instanceof PDFArray ? found.asArray() : object === undefined ? [] : [object];
}

/** A stream's bytes. Chrome writes streams deflated or as they are. */
export function streamBytes(stream: PDFObject | undefined): Buffer {
  if (!(stream instanceof PDFRawStream)) throw new RangeError("Chrome wrote no stream where one is wanted");
  const isDeflated = stream.dict.get(PDFName.of("Filter")) !== undefined;
  return isDeflated ? inflateSync(stream.contents) : Buffer.from(stream.contents);
}

/** The same as text, a letter a byte. */
export const streamText = (stream: PDFObject | undefined): string => streamBytes(stream).toString("latin1");
