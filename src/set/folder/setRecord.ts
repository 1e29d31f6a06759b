import { readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { forEachOf } from "../../base/forEachOf.js";
import { PART_NAME } from "../../files/files.js";
import { hashFile } from "../../files/hashFile.js";
import { readJournal, removeJournal } from "./journal.js";
import { MANIFEST, type ManifestEntry, parseManifest, SET_FOLDERS, type SetHead } from "./manifest.js";
import { LOCK } from "./setLock.js";
import { QUIZ_FILE } from "./setQuiz.js";

/** What a folder says of the set in it. */
export interface SetRecord {
  readonly head: SetHead;
  /** Whether a run has broken off, or left copies out that failed. */
  readonly unfinished: boolean;
  /** By copy. */
  readonly copies: ReadonlyMap<string, ManifestEntry>;
}

/** How many files are read at once. */
const READERS = 8;

/**
 * What manifest and journal of a folder say, the journal being the later; null for a folder without either. Throws
 * OTHER_SET where its manifest.json is not one of ours.
 */
export async function readRecord(folder: string): Promise<SetRecord | null> {
  const file = join(folder, MANIFEST);
  const text = await readFile(file, "utf8").catch(() => null);
  const manifest = text === null ? null : parseManifest(text, file);
  const journal = await readJournal(folder);
  const head = journal?.head ?? manifest;
  if (head === null) return null;
  const older = manifest !== null && madeAlike(manifest, head) ? manifest.copies : [];
  const recorded = [...older, ...(journal?.copies ?? [])];
  const copies = new Map(recorded.map((entry) => [entry.id, entry]));
  return { head, unfinished: journal !== null || (manifest?.failed.length ?? 0) > 0, copies };
}

/** Whether two runs that made the same copies would have made the same files. */
const madeAlike = (a: SetHead, b: SetHead): boolean =>
  a.set === b.set && a.build === b.build && a.browser === b.browser && a.tagged === b.tagged;

/** The SHA-256 of a file, or null where there is none to be read. */
export async function hashOfFile(file: string): Promise<string | null> {
  try {
    return await hashFile(file);
  } catch {
    return null;
  }
}

/** The entries with those of their files alone that are there and have the hash recorded. */
export async function wholeFiles(
  folder: string,
  entries: readonly ManifestEntry[],
): Promise<Map<string, ManifestEntry>> {
  const whole = new Map<string, ManifestEntry>();
  await forEachOf(entries, READERS, async (entry) => {
    const files: Record<string, string> = {};
    for (const [path, hash] of Object.entries(entry.files)) {
      if ((await hashOfFile(join(folder, path))) === hash) files[path] = hash;
    }
    whole.set(entry.id, { ...entry, files });
  });
  return whole;
}

/** Removes a set: the files that it names, then the record itself. Other files stay. */
export async function removeSet(folder: string, { copies }: SetRecord): Promise<void> {
  const paths = [...copies.values()].flatMap(({ files }) => Object.keys(files));
  await forEachOf(paths, READERS, (path) => rm(join(folder, path), { force: true }));
  await rm(join(folder, MANIFEST), { force: true });
  await rm(join(folder, QUIZ_FILE), { force: true });
  await removeJournal(folder);
}

/**
 * Removes what runs that died have left under temporary names. `olderThan` (milliseconds) spares those that another
 * machine may still be writing.
 */
export async function removeParts(folder: string, olderThan = 0): Promise<void> {
  for (const name of ["", ...SET_FOLDERS]) {
    const inside = join(folder, name);
    for (const file of await readdir(inside).catch(() => [])) {
      if (!PART_NAME.test(file) || file.startsWith(LOCK)) continue;
      const part = join(inside, file);
      const age = await stat(part).then(
        ({ mtimeMs }) => Date.now() - mtimeMs,
        () => 0,
      );
      if (age >= olderThan) await rm(part, { force: true });
    }
  }
}
