import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { Readable } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { cannotWrite, makeFolder, partName, writeWhole } from "../files/files.js";
import { outputPlace } from "../files/writeOutput.js";
import type { Format, Head, PackedFile } from "./format.js";
import type { Variant } from "./item.js";

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
      else await writeFileWhole(Readable.from(inOrder(text, later)), file);
    }
    return;
  }
  const bytes =
    format.kind === "text"
      ? Readable.from(format.write(variants, head))
      : zipOf(format.write(variants, head));
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

/** Stands for every file's date, so that the same export gives the same bytes: 1 January 2000. */
const DATE = new Date(2000, 0, 1);

async function* inOrder(text: string, later: AsyncIterable<string>): AsyncGenerator<string> {
  yield text;
  yield* later;
}

function* inBytes(text: string, rest: Iterable<string> = []): Generator<Buffer> {
  yield Buffer.from(text);
  for (const piece of rest) yield Buffer.from(piece);
}

/** One file at a time: the next is made when this one has gone. */
function zipOf(files: AsyncIterable<PackedFile>): NodeJS.ReadableStream {
  const zip = new ZipFile();
  const output = zip.outputStream;
  const add = async () => {
    for await (const file of files) await packed(zip, file);
    zip.end();
  };
  add().catch((error: unknown) => output.emit("error", error));
  return output;
}

/** Packs twice as fast as the best that can be done, for a tenth more. */
const PACKING = { mtime: DATE, mode: 0o100644, forceDosTimestamp: true, compressionLevel: 3 } as const;

/** The zip file keeps what it was given of every entry until its end: the way to the bytes, and not these. */
async function packed(zip: ZipFile, { path, text, rest }: PackedFile): Promise<void> {
  const bytes = Readable.from(inBytes(text, rest));
  const gone = finished(bytes);
  let once: Readable | null = bytes;
  zip.addReadStreamLazy(path, PACKING, (take) => {
    const stream = once ?? Readable.from([]);
    once = null;
    take(null, stream);
  });
  await gone;
}
