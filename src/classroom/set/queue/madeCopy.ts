import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fail } from "../../../core/base/errors.js";
import { sha256 } from "../../../core/base/hash.js";
import { parseSheet } from "../../../core/sheet/sheetFile.js";
import { attemptsOf, type ManifestEntry, numbersHash } from "../folder/manifest.js";
import { hashOfFile } from "../folder/setRecord.js";
import type { WantedCopy } from "../make/planSet.js";
import type { Copy } from "../students/copy.js";

/** A folder of another machine shows new files late: so often they are looked at, this many milliseconds apart. */
const LOOKS = 10;
const APART = 500;

/**
 * A copy as its files say it is: a worker's report says no more than that they are there, and what it has written. Throws
 * CHECK_FAILED where they are not there, or are not what was reported.
 */
export async function copyMade(
  folder: string,
  copy: Copy,
  { from, paths }: WantedCopy,
  reported: ManifestEntry["files"],
): Promise<ManifestEntry> {
  const files = await filesMade(folder, paths, reported);
  const path = `sheets/${copy.file}.json`;
  const text = await readFile(join(folder, path), "utf8");
  const sheet = parseSheet(text, path);
  if (sheet.id !== copy.id || sha256(text) !== reported[path])
    throw fail("CHECK_FAILED", "a worker has reported another copy's files");
  const { id, student, replaces } = copy;
  return {
    id,
    code: sheet.code,
    ...(student === undefined ? {} : { student }),
    ...(replaces === undefined ? {} : { replaces }),
    attempt: attemptsOf(sheet),
    sheet: numbersHash(sheet),
    from,
    files,
  };
}

/** Files that a worker has reported. Throws CHECK_FAILED where they are not there, or are not what was reported. */
export async function filesMade(
  folder: string,
  paths: readonly string[],
  reported: ManifestEntry["files"],
): Promise<ManifestEntry["files"]> {
  for (let look = 1; !(await areThere(folder, paths, reported)); look++) {
    if (look === LOOKS)
      throw fail(
        "CHECK_FAILED",
        "a worker has reported files that are not there, or are others than it has written",
      );
    await wait(APART);
  }
  return Object.fromEntries(paths.map((one) => [one, reported[one] ?? ""]));
}

async function areThere(
  folder: string,
  paths: readonly string[],
  reported: ManifestEntry["files"],
): Promise<boolean> {
  const hashes = await Promise.all(paths.map((path) => hashOfFile(join(folder, path))));
  return paths.every((path, k) => hashes[k] !== null && hashes[k] === reported[path]);
}
