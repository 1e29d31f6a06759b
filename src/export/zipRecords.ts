/** Stands for every file's date, so that the same export gives the same bytes: 1 January 2000, as DOS counts. */
const DATE = ((2000 - 1980) << 9) | (1 << 5) | 1;
/** Names in UTF-8; sizes behind the bytes, where they are not known before. */
export const [UTF8, SIZES_BEHIND] = [0x800, 0x8];
const [VERSION, VERSION_64] = [20, 45];
const DEFLATED = 8;
/** A Unix file that its owner may write and all may read. */
const MODE = 0o100644 * 2 ** 16;
const UNIX = 3 << 8;
/** What 16 and 32 bits hold; at these a reader looks into the records of 64 bits. */
const MOST_16 = 0xffff;
export const MOST_32 = 0xffff_ffff;
/** A block of lines of the directory. */
const BLOCK = 2 ** 16;

export interface Entry {
  readonly name: Buffer;
  readonly flags: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** Numbers of so many bytes each, the lowest byte first. */
export function numbers(...fields: readonly (readonly [bytes: 2 | 4 | 8, value: number])[]): Buffer {
  const out = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of fields) {
    if (bytes === 8) out.writeBigUInt64LE(BigInt(value), at);
    else out.writeUIntLE(value, at, bytes);
    at += bytes;
  }
  return out;
}

export function localHeader({ name, flags, crc, packed, size }: Entry): Buffer {
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

/** The lines at the end, as they will stand there: a buffer for each of many files would be five times as much. */
export class Directory {
  private readonly full: Buffer[] = [];
  private block = Buffer.alloc(BLOCK);
  private held = 0;
  private count = 0;

  add(entry: Entry): void {
    const line = directoryEntry(entry);
    if (this.held + line.length > this.block.length) {
      this.full.push(this.block.subarray(0, this.held));
      this.block = Buffer.alloc(Math.max(BLOCK, line.length));
      this.held = 0;
    }
    this.held += line.copy(this.block, this.held);
    this.count += 1;
  }

  /** All of them, and what ends a file in which they begin at `start`. */
  *written(start: number): Generator<Buffer> {
    const lines = [...this.full, this.block.subarray(0, this.held)];
    yield* lines;
    yield* endOf(
      this.count,
      start,
      lines.reduce((sum, { length }) => sum + length, 0),
    );
  }
}

function* endOf(count: number, start: number, length: number): Generator<Buffer> {
  const end = start + length;
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
