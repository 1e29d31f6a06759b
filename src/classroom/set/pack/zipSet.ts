import { createWriteStream } from "node:fs";
import { readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { cannotWrite, makeFolder, PART_NAME, partName } from "../../../core/files/files.js";
import { outputPlace } from "../../../core/files/writeOutput.js";
import { MANIFEST, type Manifest } from "../folder/manifest.js";
import { QUIZ_FILE } from "../folder/setQuiz.js";

/** Stands for every file's date, so that the same set gives the same bytes: 1 January 2000, the machine's own time. */
const DATE = new Date(2000, 0, 1);
const MODES = { file: 0o100600, worksheet: 0o100644 } as const;

/**
 * Packs a set into one zip file for its owner alone: all files of its copies, what stands once for them, the combined PDFs, the manifest and the
 * quiz. The same set gives the same bytes. `file` may be a link, a pipe or a device. Throws CANNOT_WRITE.
 */
export async function zipSet(
  folder: string,
  { copies, files = {}, combined = {} }: Pick<Manifest, "copies" | "files" | "combined">,
  file: string,
): Promise<void> {
  const ofCopies = copies.flatMap((entry) => Object.keys(entry.files));
  const paths = [MANIFEST, QUIZ_FILE, ...Object.keys(files), ...Object.keys(combined), ...ofCopies];
  const place = await outputPlace(file, folder);
  if (place.kind !== "file") {
    const output =
      place.kind === "device"
        ? createWriteStream(place.path)
        : createWriteStream("", { fd: place.descriptor });
    await pipeline(packed(folder, paths), output).catch((error: unknown) => {
      throw cannotWrite(file, error);
    });
    return;
  }
  const part = partName(place.path);
  try {
    await makeFolder(dirname(place.path));
    await removeDeadParts(place.path);
    await pipeline(packed(folder, paths), createWriteStream(part, { flags: "wx", mode: 0o600, flush: true }));
    await rename(part, place.path);
  } catch (error) {
    await rm(part, { force: true }).catch(() => {});
    throw cannotWrite(file, error);
  }
}

/** What runs that were killed have left of this zip. Under the set's lock no other run writes it. */
async function removeDeadParts(file: string): Promise<void> {
  for (const name of await readdir(dirname(file)))
    if (name.replace(PART_NAME, "") === basename(file) && PART_NAME.test(name))
      await rm(join(dirname(file), name), { force: true });
}

/** The zip file's bytes. PDFs are packed already. */
function packed(folder: string, paths: readonly string[]): NodeJS.ReadableStream {
  const zip = new ZipFile();
  const output = zip.outputStream;
  zip.on("error", (error) => output.emit("error", error));
  for (const path of [...paths].sort()) {
    zip.addFile(join(folder, path), path, {
      mtime: DATE,
      mode: path.startsWith("worksheets") ? MODES.worksheet : MODES.file,
      compress: !path.endsWith(".pdf"),
      forceDosTimestamp: true,
    });
  }
  zip.end();
  return output;
}
