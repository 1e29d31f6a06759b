import { join } from "node:path";
import { readText } from "../../files/files.js";
import type { Sheet } from "../../sheet/sheet.js";
import { parseSheet } from "../../sheet/sheetFile.js";
import { MANIFEST, type Manifest, type ManifestEntry, parseManifest } from "./manifest.js";

type Filed = Pick<ManifestEntry, "id" | "files">;

/** The manifest of a folder. Throws FILE_NOT_FOUND or OTHER_SET. */
export async function readManifest(folder: string, cwd: string): Promise<Manifest> {
  const file = join(folder, MANIFEST);
  return parseManifest(await readText(file, cwd), file);
}

/** The sheet of a copy, from its set's folder. Throws FILE_NOT_FOUND or the faults of the sheet file. */
export async function readSheet(folder: string, entry: Filed, cwd: string): Promise<Sheet> {
  const file = join(folder, "sheets", `${fileOf(entry)}.json`);
  return parseSheet(await readText(file, cwd), file);
}

/** The name of a copy's files, without folder and ending: its id, or another where no file can be called that. */
export function fileOf({ id, files }: Filed): string {
  const [name] = Object.keys(files).flatMap((path) => /^sheets\/([^/\\]+)\.json$/.exec(path)?.[1] ?? []);
  return name ?? id;
}
