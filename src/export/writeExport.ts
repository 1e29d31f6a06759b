import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { cannotWrite, makeFolder, partName, writeWhole } from "../core/files/files.js";
import { outputPlace } from "../core/files/writeOutput.js";
import type { Format, Head } from "./format.js";
import type { Variant } from "./item.js";
import { zipBytes } from "./zip.js";

/** Writes an export whole or not at all, a piece at a time; into a folder file by file. Throws CANNOT_WRITE. */
export async function writeExport(
  format: Format,
  variants: AsyncIterable<Variant>,
  head: Head,
  { out, cwd }: { readonly out: string; readonly cwd: string },
): Promise<void> {
  const place = await outputPlace(out, cwd);
  if (format.kind === "folder") {
    const folder = place.kind === "stream" ? out : place.path;
    for await (const { path, text, later } of format.write(variants, head)) {
      const file = join(folder, path.split("/").join(sep));
      if (later === undefined) await writeWhole(file, text);
      else await writeFileWhole(Readable.from(inPieces(inOrder(text, later))), file);
    }
    return;
  }
  const bytes =
    format.kind === "text"
      ? Readable.from(inPieces(format.write(variants, head)))
      : Readable.from(inChunks(zipBytes(format.write(variants, head))), { objectMode: false });
  try {
    if (place.kind === "stream") await pipeline(bytes, createWriteStream("", { fd: place.descriptor }));
    else if (place.kind === "device") await pipeline(bytes, createWriteStream(place.path));
    else await writeFileWhole(bytes, place.path);
  } catch (error) {
    throw codeless(error) ? error : cannotWrite(out, error);
  }
}

/** What the formats themselves throw is no error of the disk. */
const codeless = (error: unknown): boolean => !(error instanceof Error && "code" in error);

async function writeFileWhole(bytes: NodeJS.ReadableStream, file: string): Promise<void> {
  const part = partName(file);
  try {
    await makeFolder(dirname(file));
    await pipeline(bytes, createWriteStream(part, { flags: "wx", flush: true }));
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true }).catch(() => {});
    throw error;
  }
}

/** Letters, or bytes, that go to the disk together. */
const PIECE = 2 ** 16;

/** The same text in fewer pieces: each has its way through streams and to the disk. */
async function* inPieces(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let held = "";
  for await (const text of texts) {
    held += text;
    if (held.length < PIECE) continue;
    yield held;
    held = "";
  }
  yield held;
}

/** The same bytes in fewer pieces. */
async function* inChunks(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const piece of pieces) {
    held.push(piece);
    size += piece.length;
    if (size < PIECE) continue;
    yield Buffer.concat(held);
    [held, size] = [[], 0];
  }
  if (size > 0) yield Buffer.concat(held);
}

async function* inOrder(text: string, later: AsyncIterable<string>): AsyncGenerator<string> {
  yield text;
  yield* later;
}
