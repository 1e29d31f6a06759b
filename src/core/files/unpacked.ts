import { inflateRawSync } from "node:zlib";
import { fail } from "../base/errors.js";
import { codeOf } from "./files.js";

/** All that a packed file may hold, unpacked, in bytes: beyond any table of a class, and read in a moment. */
export const MOST_UNPACKED = 50_000_000;

/** How an entry of a zip file begins, and where in its beginning its way of packing and the lengths of its names stand. */
const ENTRY = Buffer.from("PK\u0003\u0004", "latin1");
const HEADER = { length: 30, method: 8, name: 26, extra: 28 } as const;
const DEFLATED = 8;

/**
 * Throws TOO_LARGE for a zip file whose entries come to more than 50 MB: each is unpacked here, whatever the file says of
 * its length, and what it says of where its entries are is not believed either.
 */
export function checkUnpacked(zip: Buffer, file: string): void {
  let left = MOST_UNPACKED;
  for (let at = zip.indexOf(ENTRY); at >= 0; at = zip.indexOf(ENTRY, at + 1)) {
    if (at + HEADER.length > zip.length) return;
    if (zip.readUInt16LE(at + HEADER.method) !== DEFLATED) continue;
    const names = zip.readUInt16LE(at + HEADER.name) + zip.readUInt16LE(at + HEADER.extra);
    left -= lengthOf(zip.subarray(at + HEADER.length + names), left, file);
  }
}

function lengthOf(packed: Buffer, left: number, file: string): number {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, left) }).length;
  } catch (error) {
    // What cannot be unpacked here cannot be read either: that is told by who reads it.
    if (codeOf(error) !== "ERR_BUFFER_TOO_LARGE") return 0;
    throw fail("TOO_LARGE", `more than ${MOST_UNPACKED} bytes, unpacked; a smaller table would be right`, {
      file,
    });
  }
}
