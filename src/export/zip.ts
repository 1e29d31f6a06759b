import { once } from "node:events";
import { crc32, createDeflateRaw, deflateRawSync } from "node:zlib";
import { fail } from "../core/base/errors.js";
import type { PackedFile } from "./format.js";
import { Directory, localHeader, MOST_32, numbers, SIZES_BEHIND, UTF8 } from "./zipRecords.js";

/** Packs twice as fast as the best that can be done, for a tenth more. */
const LEVEL = 3;
/** Packed bytes that come at once: each time costs a way to another thread and back. */
const CHUNK = 2 ** 17;
/** Bytes that are packed together: each time costs a way to another thread and back. */
const PIECE = 2 ** 16;

/**
 * A zip file, piece by piece as its files come, with the records of 64 bits where there are too many for others. Of a file
 * that has gone its name and sizes are kept, no more. Packed in this thread: a stream for each of many small files took four
 * times the processor (PKWARE's APPNOTE 6.3). Throws TOO_LARGE for a file of 4 GiB.
 */
export async function* zipBytes(files: AsyncIterable<PackedFile>): AsyncGenerator<Buffer> {
  const directory = new Directory();
  let offset = 0;
  for await (const file of files) {
    const name = Buffer.from(file.path);
    let packed = 0;
    let [crc, size] = [0, 0];
    if (file.rest === undefined) {
      const bytes = Buffer.from(file.text);
      const body = deflateRawSync(bytes, { level: LEVEL });
      [crc, size, packed] = [crc32(bytes), bytes.length, body.length];
      yield localHeader({ name, flags: UTF8, crc, packed, size, offset });
      yield body;
      directory.add({ name, flags: UTF8, crc, packed, size, offset });
      offset += 30 + name.length + packed;
      continue;
    }
    const flags = UTF8 | SIZES_BEHIND;
    yield localHeader({ name, flags, crc: 0, packed: 0, size: 0, offset });
    const deflate = createDeflateRaw({ level: LEVEL, chunkSize: CHUNK });
    const feed = (async () => {
      for (const bytes of inPieces(file.text, file.rest ?? [])) {
        [crc, size] = [crc32(bytes, crc), size + bytes.length];
        if (!deflate.write(bytes)) await once(deflate, "drain");
      }
      deflate.end();
    })();
    // What cannot be read breaks the loop below off.
    feed.catch((error: Error) => deflate.destroy(error));
    for await (const piece of deflate as AsyncIterable<Buffer>) {
      packed += piece.length;
      yield piece;
    }
    await feed;
    if (Math.max(size, packed) >= MOST_32)
      throw fail("TOO_LARGE", `${file.path} comes to 4 GiB; fewer copies would be right`);
    yield numbers([4, 0x08074b50], [4, crc], [4, packed], [4, size]);
    directory.add({ name, flags, crc, packed, size, offset });
    offset += 30 + name.length + packed + 16;
  }
  yield* directory.written(offset);
}

function* inPieces(text: string, rest: Iterable<string | Uint8Array>): Generator<Buffer> {
  let held: Uint8Array[] = [Buffer.from(text)];
  let size = 0;
  for (const piece of rest) {
    const bytes = typeof piece === "string" ? Buffer.from(piece) : piece;
    held.push(bytes);
    size += bytes.length;
    if (size < PIECE) continue;
    yield Buffer.concat(held);
    [held, size] = [[], 0];
  }
  yield Buffer.concat(held);
}
