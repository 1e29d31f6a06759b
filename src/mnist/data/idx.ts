import { readFile, stat } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { fail } from "../../core/base/errors.js";

/** A list of arrays of bytes, as in MNIST's files: `sizes[0]` items of sizes[1] × sizes[2] × … bytes. */
export interface Idx {
  readonly sizes: readonly number[];
  readonly bytes: Uint8Array;
}

const UNSIGNED_BYTE = 0x08;
const GZIP = 0x1f8b;

/** More of a file of images is not read, nor unpacked: a few megabytes of zeros would fill any memory. */
const MOST_BYTES = 400_000_000;

/**
 * The contents of a file, unpacked when it is gzipped. Throws DATA_DAMAGED when it cannot be unpacked, TOO_LARGE beyond 400 MB;
 * errors of the file system as they come.
 */
export async function readUnpacked(file: string): Promise<Uint8Array> {
  const { size } = await stat(file);
  if (size > MOST_BYTES) throw tooLarge(file);
  const bytes = await readFile(file);
  if (bytes.length < 2 || bytes.readUInt16BE(0) !== GZIP) return bytes;
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: MOST_BYTES });
  } catch (cause) {
    if (isTooLong(cause)) throw tooLarge(file);
    const why = cause instanceof Error ? cause.message : String(cause);
    throw fail("DATA_DAMAGED", `cannot be unpacked (${why}); fetch the file again`, { file });
  }
}

const isTooLong = (cause: unknown): boolean =>
  typeof cause === "object" && cause !== null && "code" in cause && cause.code === "ERR_BUFFER_TOO_LARGE";

const tooLarge = (file: string) =>
  fail("TOO_LARGE", `more than ${MOST_BYTES} bytes, unpacked; MNIST's largest file has 47,040,016`, { file });

/**
 * Reads the IDX format (LeCun, Cortes, Burges: "The MNIST database"): two zero bytes, the type 8 (unsigned byte), the
 * number of sizes, each size as 32 bits big-endian, then the bytes. Throws DATA_DAMAGED with `file` as its place
 * when the magic number is not that of `dimensions` sizes of bytes, or the length is not what the sizes promise.
 */
export function parseIdx(bytes: Uint8Array, dimensions: number, file: string): Idx {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = 4 + 4 * dimensions;
  if (bytes.length < header)
    throw fail("DATA_DAMAGED", `is cut short: ${bytes.length} bytes; its header alone has ${header}`, {
      file,
    });
  const magic = view.getUint32(0);
  const expected = UNSIGNED_BYTE * 256 + dimensions;
  if (magic !== expected)
    throw fail("DATA_DAMAGED", `starts with the magic number ${magic}; expected ${expected}`, { file });
  const sizes = Array.from({ length: dimensions }, (_none, k) => view.getUint32(4 + 4 * k));
  const promised = header + sizes.reduce((product, size) => product * size, 1);
  if (bytes.length !== promised) {
    const how = bytes.length < promised ? "is cut short" : "is too long";
    throw fail("DATA_DAMAGED", `${how}: ${bytes.length} bytes; its header promises ${promised}`, { file });
  }
  return { sizes, bytes: bytes.subarray(header) };
}
