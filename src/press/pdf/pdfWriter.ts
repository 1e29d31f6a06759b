import { deflateSync } from "node:zlib";
import { ByteWriter } from "./byteWriter.js";

/** Of zlib: 6 takes half as much time more, and saves a twentieth. */
const LEVEL = 3;

/** Writes a PDF: streams as objects of their own, all else together in one stream. Objects are named by numbers from 1. */
export class PdfWriter {
  readonly #texts = new Map<number, string>();
  readonly #streams = new Map<number, { readonly dict: string; readonly bytes: Uint8Array }>();
  #last = 0;

  /** A number for an object that is written later. */
  reserve(): number {
    this.#last += 1;
    return this.#last;
  }

  set(object: number, text: string): void {
    this.#texts.set(object, text);
  }

  add(text: string): number {
    const object = this.reserve();
    this.set(object, text);
    return object;
  }

  /** `dict`: the entries of the stream, but for its length. */
  addStream(dict: string, bytes: Uint8Array): number {
    const object = this.reserve();
    this.setStream(object, dict, bytes);
    return object;
  }

  setStream(object: number, dict: string, bytes: Uint8Array): void {
    this.#streams.set(object, { dict, bytes });
  }

  /** A stream that is written deflated. */
  addDeflated(dict: string, bytes: Uint8Array): number {
    return this.addStream(`/Filter/FlateDecode${dict}`, deflateSync(bytes, { level: LEVEL }));
  }

  /** The whole file. */
  finish(catalog: number, info: number): Uint8Array {
    const chunks: Uint8Array[] = [];
    let length = 0;
    const places = new Map<number, number>();
    const push = (bytes: Uint8Array): void => {
      chunks.push(bytes);
      length += bytes.length;
    };
    const pushStream = (object: number, dict: string, bytes: Uint8Array): void => {
      places.set(object, length);
      push(Buffer.from(`${object} 0 obj\n<<${dict}/Length ${bytes.length}>>\nstream\n`, "latin1"));
      push(bytes);
      push(Buffer.from("\nendstream\nendobj\n", "latin1"));
    };
    push(Buffer.from("%PDF-1.5\n%\xE2\xE3\xCF\xD3\n", "latin1"));
    // What wrote the file is legible at its beginning: by that a later run knows its own.
    places.set(info, length);
    push(Buffer.from(`${info} 0 obj\n${this.#texts.get(info) ?? ""}\nendobj\n`, "latin1"));
    this.#texts.delete(info);
    for (const [object, { dict, bytes }] of this.#streams) pushStream(object, dict, bytes);
    const packed = new Map([...this.#texts.keys()].map((object, k) => [object, k]));
    const packedIn = this.reserve();
    const table = this.reserve();
    const heads: string[] = [];
    let end = 0;
    for (const [object, text] of this.#texts) {
      heads.push(`${object} ${end} `);
      end += text.length + 1;
    }
    const all = new ByteWriter();
    all.text(heads.join(""));
    const first = all.length;
    for (const text of this.#texts.values()) {
      all.text(text);
      all.text("\n");
    }
    const objects = deflateSync(all.bytes, { level: LEVEL });
    const counts = `/Type/ObjStm/N ${packed.size}/First ${first}/Filter/FlateDecode`;
    pushStream(packedIn, counts, objects);
    const start = length;
    places.set(table, start);
    const rows = Buffer.alloc((table + 1) * 7);
    for (let object = 1; object <= table; object += 1) {
      const index = packed.get(object);
      const place = places.get(object);
      const at = object * 7;
      if (index !== undefined) {
        rows[at] = 2;
        rows.writeUInt32BE(packedIn, at + 1);
        rows.writeUInt16BE(index, at + 5);
      } else if (place !== undefined) {
        rows[at] = 1;
        rows.writeUInt32BE(place, at + 1);
      } else throw new RangeError(`object ${object} was never written`);
    }
    rows.writeUInt16BE(0xffff, 5);
    const trailer = `/Type/XRef/Size ${table + 1}/W[1 4 2]/Root ${catalog} 0 R/Info ${info} 0 R/Filter/FlateDecode`;
    pushStream(table, trailer, deflateSync(rows, { level: LEVEL }));
    push(Buffer.from(`startxref\n${start}\n%%EOF\n`, "latin1"));
    return Buffer.concat(chunks);
  }
}

/** A text as a string object. */
export function pdfString(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, (sign) => `\\${sign}`)})`;
  return `<FEFF${Buffer.from(text, "utf16le").swap16().toString("hex").toUpperCase()}>`;
}
