import { open, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { fail } from "../base/errors.js";
import { unreadable } from "./files.js";

/** More of a file that a person has written or a set holds is not read, in bytes. */
export const MOST_BYTES = 64_000_000;

const PIECE = 2 ** 20;

/** A stream that the program was started with (`--secret-file <(…)`): it ends when its writer does. */
const STREAM = /^\/(?:dev\/(?:stdin|fd\/\d+)|proc\/self\/fd\/\d+)$/;

/**
 * The bytes of a file that the user named. Throws FILE_NOT_FOUND, FILE_UNREADABLE for a folder, a file that may not be
 * read, or (unless `pipes` are taken) a pipe or device by its name, which might never end, and TOO_LARGE beyond `most` bytes, of which no more is
 * read.
 */
export async function readBytes(
  file: string,
  cwd: string,
  { most = MOST_BYTES, pipes = false }: { readonly most?: number; readonly pipes?: boolean } = {},
): Promise<Buffer> {
  const path = resolve(cwd, file);
  if (!pipes) await checkFile(file, path);
  const handle = await open(path).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  try {
    const pieces: Buffer[] = [];
    let length = 0;
    for (;;) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(PIECE), 0, PIECE, null);
      if (bytesRead === 0) return Buffer.concat(pieces, length);
      length += bytesRead;
      if (length > most) throw tooLarge(file, most);
      // A short piece of a pipe is copied, so that it does not hold a whole one.
      pieces.push(bytesRead === PIECE ? buffer : Buffer.from(buffer.subarray(0, bytesRead)));
    }
  } catch (error) {
    throw unreadable(file, error);
  } finally {
    await handle.close();
  }
}

/** All that a stream gives. Throws TOO_LARGE. */
export async function readStream(stream: AsyncIterable<Buffer>, name: string): Promise<Buffer> {
  const count = byteCounter(name, MOST_BYTES);
  const pieces: Buffer[] = [];
  for await (const piece of stream) {
    count(piece.length);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** Throws TOO_LARGE for more bytes than are read of a file. */
const tooLarge = (file: string, most: number) =>
  fail("TOO_LARGE", `more than ${most} bytes, of which no more is read; a smaller file would be right`, {
    file,
  });

/** Throws what `readBytes` does for what is no file. */
export async function checkFile(file: string, path: string): Promise<void> {
  const found = await stat(path).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  if (found.isDirectory()) throw fail("FILE_UNREADABLE", "this is a folder; name a file in it", { file });
  if (found.isFile() || STREAM.test(path)) return;
  throw fail("FILE_UNREADABLE", "this is a pipe or a device, which may never end; save it as a file", {
    file,
  });
}

/** What a reader that counts bytes says of a file of any length: `count` throws TOO_LARGE past `most`. */
export function byteCounter(file: string, most: number): (bytes: number) => void {
  let length = 0;
  return (bytes) => {
    length += bytes;
    if (length > most) throw tooLarge(file, most);
  };
}
