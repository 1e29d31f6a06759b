import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { cannotWrite, partName } from "../../files/files.js";
import { MANIFEST, type Manifest } from "../folder/manifest.js";
import { QUIZ_FILE } from "../folder/setQuiz.js";

/** Stands for every file's date, so that the same set gives the same bytes: 1 January 2000, the machine's own time. */
const DATE = new Date(2000, 0, 1);
const MODES = { file: 0o100600, worksheet: 0o100644 } as const;

/**
 * Packs a set into one zip file for its owner alone: all files of its copies, the manifest, the quiz, and `more`
 * (paths from the set's folder). The same set gives the same bytes. Throws CANNOT_WRITE.
 */
export async function zipSet(
  folder: string,
  { copies }: Pick<Manifest, "copies">,
  file: string,
  more: readonly string[] = [],
): Promise<void> {
  const paths = [MANIFEST, QUIZ_FILE, ...more, ...copies.flatMap((entry) => Object.keys(entry.files))];
  const part = partName(file);
  try {
    await pipeline(packed(folder, paths), createWriteStream(part, { flags: "wx", mode: 0o600, flush: true }));
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true }).catch(() => {});
    throw cannotWrite(file, error);
  }
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
