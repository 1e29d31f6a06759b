import { deflateSync } from "node:zlib";
import { ByteWriter } from "./byteWriter.js";

/** Of zlib: 6 takes half as much time more, and saves a twentieth. */
const LEVEL = 3;

/** So many bytes say where the objects of most files are. */
const HEADS = 1 << 14;
/** Bytes of an entry of the table of objects: its kind, where it is, and its place there. */
const ROW = 7;

/** Writes a PDF: streams as objects of their own, all else together in one stream. Objects are named by numbers from 1. */
export class PdfWriter {
  /** All objects that are not streams, one after the other; which they are, and where each begins, also as it is written. */
  readonly #texts: ByteWriter;
  readonly #packed: number[] = [];
  readonly #starts = new ByteWriter(HEADS);
  readonly #streams = new Map<number, { readonly dict: string; readonly bytes: Uint8Array }>();
  #last = 0;

  /** `texts`: for these; what is in it is written over. */
  constructor(texts = new ByteWriter()) {
    texts.clear();
    this.#texts = texts;
  }

  /** A number for an object that is written later. */
  reserve(): number {
    this.#last += 1;
    return this.#last;
  }

  set(object: number, text: string): void {
    this.begin(object).text(text);
  }

  /** For the text of an object, until another is begun or set. */
  begin(object: number): ByteWriter {
    this.#texts.text("\n");
    this.#packed.push(object);
    this.#starts.number(object);
    this.#starts.text(" ");
    this.#starts.number(this.#texts.length);
    this.#starts.text(" ");
    return this.#texts;
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

  /** The whole file; `info` says what wrote it. Throws RangeError where an object was never written. */
  finish(catalog: number, info: string): Uint8Array {
    const chunks: Uint8Array[] = [];
    let length = 0;
    const [about, packedIn] = [this.reserve(), this.reserve()];
    const table = this.reserve();
    const rows = Buffer.alloc((table + 1) * ROW);
    const push = (bytes: Uint8Array): void => {
      chunks.push(bytes);
      length += bytes.length;
    };
    const place = (object: number): void => {
      rows[object * ROW] = 1;
      rows.writeUInt32BE(length, object * ROW + 1);
    };
    const pushStream = (object: number, dict: string, bytes: Uint8Array): void => {
      place(object);
      push(Buffer.from(`${object} 0 obj\n<<${dict}/Length ${bytes.length}>>\nstream\n`, "latin1"));
      push(bytes);
      push(ENDSTREAM);
    };
    push(HEADER);
    // What wrote the file is legible at its beginning: by that a later run knows its own.
    place(about);
    push(Buffer.from(`${about} 0 obj\n${info}\nendobj\n`, "latin1"));
    for (const [object, { dict, bytes }] of this.#streams) pushStream(object, dict, bytes);
    this.#packed.forEach((object, k) => {
      const at = object * ROW;
      rows[at] = 2;
      rows.writeUInt32BE(packedIn, at + 1);
      rows.writeUInt16BE(k, at + 5);
    });
    const count = `/Type/ObjStm/N ${this.#packed.length}/First ${this.#starts.length}/Filter/FlateDecode`;
    const objects = Buffer.concat([this.#starts.bytes, this.#texts.bytes]);
    pushStream(packedIn, count, deflateSync(objects, { level: LEVEL }));
    const start = length;
    // The table names itself, too.
    place(table);
    rows.writeUInt16BE(0xffff, 5);
    for (let object = 1; object <= table; object += 1)
      if (rows[object * ROW] === 0) throw new RangeError(`object ${object} was never written`);
    const trailer = `/Type/XRef/Size ${table + 1}/W[1 4 2]/Root ${catalog} 0 R/Info ${about} 0 R/Filter/FlateDecode`;
    pushStream(table, trailer, deflateSync(rows, { level: LEVEL }));
    push(Buffer.from(`startxref\n${start}\n%%EOF\n`, "latin1"));
    return Buffer.concat(chunks, length);
  }
}

const HEADER = Buffer.from("%PDF-1.5\n%\xE2\xE3\xCF\xD3\n", "latin1");
const ENDSTREAM = Buffer.from("\nendstream\nendobj\n", "latin1");

/** A text as a string object. */
export function pdfString(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, (sign) => `\\${sign}`)})`;
  return `<FEFF${Buffer.from(text, "utf16le").swap16().toString("hex").toUpperCase()}>`;
}
