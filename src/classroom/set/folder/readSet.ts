import { join } from "node:path";
import { fail } from "../../../core/base/errors.js";
import { sha256 } from "../../../core/base/hash.js";
import { readText } from "../../../core/files/readText.js";
import type { Sheet } from "../../../core/sheet/sheet.js";
import { parseSheet } from "../../../core/sheet/sheetFile.js";
import {
  MANIFEST,
  type Manifest,
  type ManifestEntry,
  parseAnyManifest,
  parseManifest,
  sealOf,
} from "./manifest.js";

/** A manifest of 100,000 copies has 90 MB, with e-mails and self-check pages; what is longer than a text can be is none. */
const MOST_MANIFEST = 400_000_000;

type Filed = Pick<ManifestEntry, "id" | "files">;

/** The manifest of a folder. Throws FILE_NOT_FOUND, OTHER_SET, or DATA_DAMAGED for one that was changed. */
export async function readManifest(folder: string, cwd: string): Promise<Manifest> {
  const file = join(folder, MANIFEST);
  return parseManifest(await readText(file, cwd, MOST_MANIFEST), file);
}

/** A manifest as it was found, to be told what is amiss with it. */
export interface ReadManifest {
  readonly manifest: Manifest;
  readonly seal: ReturnType<typeof sealOf>;
  /** Of its file. */
  readonly sha256: string;
}

/** The manifest of a folder, changed or not. Throws FILE_NOT_FOUND or OTHER_SET. */
export async function readAnyManifest(folder: string, cwd: string): Promise<ReadManifest> {
  const file = join(folder, MANIFEST);
  const text = await readText(file, cwd, MOST_MANIFEST);
  return { manifest: parseAnyManifest(text, file), seal: sealOf(text), sha256: sha256(text) };
}

/**
 * The sheet of a copy, from its set's folder, as the manifest names it. Throws FILE_NOT_FOUND, CHECK_FAILED for a file
 * that is not the one that was made, or the faults of the sheet file.
 */
export async function readSheet(folder: string, entry: Filed, cwd: string): Promise<Sheet> {
  const path = `sheets/${fileOf(entry)}.json`;
  const file = join(folder, path);
  const text = await readText(file, cwd);
  if (sha256(text) !== entry.files[path]) {
    throw fail(
      "CHECK_FAILED",
      "it was changed since it was made, or is damaged: nothing is marked by it; the command that made the set makes it again",
      { file },
    );
  }
  return parseSheet(text, file);
}

/** The name of a copy's files, without folder and ending: its id, or another where no file can be called that. */
export function fileOf({ id, files }: Filed): string {
  const [name] = Object.keys(files).flatMap((path) => /^sheets\/([^/\\]+)\.json$/.exec(path)?.[1] ?? []);
  return name ?? id;
}
