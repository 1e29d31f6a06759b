import { once } from "node:events";
import { crc32, createDeflateRaw, deflateRawSync } from "node:zlib";
import { fail } from "../base/errors.js";
import type { PackedFile } from "./format.js";

/** Stands for every file's date, so that the same export gives the same bytes: 1 January 2000, as DOS counts. */
const DATE = ((2000 - 1980) << 9) | (1 << 5) | 1;
/** Packs twice as fast as the best that can be done, for a tenth more. */
const LEVEL = 3;
/** Packed bytes that come at once: each time costs a way to another thread and back. */
const CHUNK = 2 ** 17;
/** Names in UTF-8; sizes behind the bytes, where they are not known before. */
const [UTF8, SIZES_BEHIND] = [0x800, 0x8];
const [VERSION, VERSION_64] = [20, 45];
const DEFLATED = 8;
/** A Unix file that its owner may write and all may read. */
const MODE = 0o100644 * 2 ** 16;
const UNIX = 3 << 8;
/** What 16 and 32 bits hold; at these a reader looks into the records of 64 bits. */
const [MOST_16, MOST_32] = [0xffff, 0xffff_ffff];

interface Entry {
  readonly name: Buffer;
  readonly flags: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/**
 * A zip file, piece by piece as its files come, with the records of 64 bits where there are too many for others. Of a file
 * that has gone its name and sizes are kept, no more. Packed in this thread: a stream for each of many small files took four
 * times the processor (PKWARE's APPNOTE 6.3). Throws TOO_LARGE for a file of 4 GiB.
 */
export async function* zipBytes(files: AsyncIterable<PackedFile>): AsyncGenerator<Buffer> {
  const entries: Entry[] = [];
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
      entries.push({ name, flags: UTF8, crc, packed, size, offset });
      offset += 30 + name.length + packed;
      continue;
    }
    const flags = UTF8 | SIZES_BEHIND;
    yield localHeader({ name, flags, crc: 0, packed: 0, size: 0, offset });
    const deflate = createDeflateRaw({ level: LEVEL, chunkSize: CHUNK });
    const feed = (async () => {
      for (const text of inTexts(file.text, file.rest ?? [])) {
        const bytes = typeof text === "string" ? Buffer.from(text) : text;
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
    entries.push({ name, flags, crc, packed, size, offset });
    offset += 30 + name.length + packed + 16;
  }
  yield* directory(entries, offset);
}

function* inTexts(text: string, rest: Iterable<string | Buffer>): Generator<string | Buffer> {
  yield text;
  yield* rest;
}

/** Numbers of so many bytes each, the lowest byte first. */
function numbers(...fields: readonly (readonly [bytes: 2 | 4 | 8, value: number])[]): Buffer {
  const out = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of fields) {
    if (bytes === 8) out.writeBigUInt64LE(BigInt(value), at);
    else out.writeUIntLE(value, at, bytes);
    at += bytes;
  }
  return out;
}

function localHeader({ name, flags, crc, packed, size }: Entry): Buffer {
  const head = numbers(
    ...([
      [4, 0x04034b50],
      [2, VERSION],
      [2, flags],
      [2, DEFLATED],
      [2, 0],
      [2, DATE],
    ] as const),
    ...([
      [4, crc],
      [4, packed],
      [4, size],
      [2, name.length],
      [2, 0],
    ] as const),
  );
  return Buffer.concat([head, name]);
}

/** A file's line in the directory at the end; far behind, its place stands in 64 bits. */
function directoryEntry({ name, flags, crc, packed, size, offset }: Entry): Buffer {
  const far = offset >= MOST_32;
  const extra = far ? numbers([2, 1], [2, 8], [8, offset]) : Buffer.alloc(0);
  const version = far ? VERSION_64 : VERSION;
  const head = numbers(
    ...([
      [4, 0x02014b50],
      [2, UNIX | version],
      [2, version],
      [2, flags],
      [2, DEFLATED],
      [2, 0],
    ] as const),
    ...([
      [2, DATE],
      [4, crc],
      [4, packed],
      [4, size],
      [2, name.length],
      [2, extra.length],
    ] as const),
    ...([
      [2, 0],
      [2, 0],
      [2, 0],
      [4, MODE],
      [4, Math.min(offset, MOST_32)],
    ] as const),
  );
  return Buffer.concat([head, name, extra]);
}

function* directory(entries: readonly Entry[], start: number): Generator<Buffer> {
  let length = 0;
  for (const entry of entries) {
    const line = directoryEntry(entry);
    length += line.length;
    yield line;
  }
  const [count, end] = [entries.length, start + length];
  if (count >= MOST_16 || start >= MOST_32 || length >= MOST_32) {
    yield numbers(
      ...([
        [4, 0x06064b50],
        [8, 44],
        [2, UNIX | VERSION_64],
        [2, VERSION_64],
        [4, 0],
        [4, 0],
      ] as const),
      ...([
        [8, count],
        [8, count],
        [8, length],
        [8, start],
      ] as const),
    );
    yield numbers([4, 0x07064b50], [4, 0], [8, end], [4, 1]);
  }
  const few = Math.min(count, MOST_16);
  yield numbers(
    ...([
      [4, 0x06054b50],
      [2, 0],
      [2, 0],
      [2, few],
      [2, few],
    ] as const),
    ...([
      [4, Math.min(length, MOST_32)],
      [4, Math.min(start, MOST_32)],
      [2, 0],
    ] as const),
  );
}
