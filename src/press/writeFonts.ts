import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject, PDFRawStream, PDFRef } from "@cantoo/pdf-lib";
import type { FixedFonts } from "./fixedFonts.js";
import type { PdfWriter } from "./pdfWriter.js";

/** Writes those of the fixed fonts that are used; gives the entries of `/Font`. */
export function writeFonts(fonts: FixedFonts, used: ReadonlySet<number>, out: PdfWriter): string {
  const written = new Map<string, number>();
  const text = (object: PDFObject): string => {
    if (object instanceof PDFRef) return `${write(object)} 0 R`;
    if (object instanceof PDFDict) return `<<${entries(object)}>>`;
    if (object instanceof PDFArray) return `[${object.asArray().map(text).join(" ")}]`;
    return String(object);
  };
  const entries = (dict: PDFDict): string =>
    dict
      .entries()
      .map(([name, value]) => `${name} ${text(value)}`)
      .join("");
  const write = (ref: PDFRef): number => {
    const known = written.get(String(ref));
    if (known !== undefined) return known;
    const object = fonts.lookup(ref);
    if (object === undefined) throw new RangeError("a font of the specimen is not whole");
    const number = object instanceof PDFRawStream ? writeStream(object) : out.reserve();
    written.set(String(ref), number);
    if (!(object instanceof PDFRawStream)) out.set(number, text(object));
    return number;
  };
  const writeStream = ({ dict, contents }: PDFRawStream): number => {
    const own = dict
      .entries()
      .filter(([name]) => name !== PDFName.of("Length"))
      .map(
        ([name, value]) => `${name} ${value instanceof PDFRef ? direct(fonts.lookup(value)) : text(value)}`,
      )
      .join("");
    return out.addStream(own, contents);
  };
  return fonts.list
    .filter(({ index }) => used.has(index))
    .map(({ index, object }) => `/f${index} ${write(object)} 0 R`)
    .join("");
}

const direct = (object: PDFObject | undefined): string =>
  object instanceof PDFNumber ? String(object) : "null";
