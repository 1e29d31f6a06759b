import { lstat, readdir, readFile, rm, stat } from "node:fs/promises";
import { join, parse } from "node:path";
import { forEachOf } from "../../../core/base/forEachOf.js";
import { codeOf, PART_NAME, unreadable } from "../../../core/files/files.js";
import { hashFile } from "../../../core/files/hashFile.js";
import { type JournalRecord, readJournal, removeJournal } from "./journal.js";
import { MANIFEST, type Manifest, type ManifestEntry, parseManifest, type SetHead } from "./manifest.js";
import { OWN_FOLDER, SET_FOLDERS } from "./places.js";
import { LOCK } from "./setLock.js";
import { QUIZ_FILE } from "./setQuiz.js";

/** What a folder says of the set in it. */
export interface SetRecord {
  readonly head: SetHead;
  /** Whether a run has broken off, or left copies out that failed. */
  readonly unfinished: boolean;
  /** By copy. */
  readonly copies: ReadonlyMap<string, ManifestEntry>;
  /** What stands once for all copies: SHA-256 by path. */
  readonly files: Readonly<Record<string, string>>;
  /** What was whole before the run that broke off, if there was one. */
  readonly manifest: Manifest | null;
  /** Files that are the set's, whether they are whole or not: of copies, and of all copies together. */
  readonly paths: ReadonlySet<string>;
}

/** How many files are read at once. */
const READERS = 8;

/**
 * What manifest and journal of a folder say, the journal being the later; null for a folder without either. Throws
 * OTHER_SET where its manifest.json is not one of ours, FILE_UNREADABLE, or DATA_DAMAGED for one of both that is not as
 * it was written.
 */
export async function readRecord(folder: string): Promise<SetRecord | null> {
  const file = join(folder, MANIFEST);
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return null;
    throw unreadable(file, error);
  });
  const manifest = text === null ? null : parseManifest(text, file);
  const journal = await readJournal(folder);
  const head = journal?.head ?? manifest;
  if (head === null) return null;
  const older = manifest !== null && madeAlike(manifest, head) ? manifest : null;
  const recorded = [...(older?.copies ?? []), ...(journal?.copies ?? [])];
  const files = { ...older?.files, ...journal?.files };
  const copies = new Map(recorded.map((entry) => [entry.id, entry]));
  const unfinished = journal !== null || (manifest?.failed.length ?? 0) > 0;
  return { head, unfinished, copies, files, manifest, paths: await pathsOfBoth(folder, manifest, journal) };
}

async function pathsOfBoth(
  folder: string,
  manifest: Manifest | null,
  journal: JournalRecord | null,
): Promise<Set<string>> {
  const entries = [...(manifest?.copies ?? []), ...(journal?.copies ?? [])];
  return new Set([
    ...entries.flatMap(({ files }) => Object.keys(files)),
    ...Object.keys(manifest?.files ?? {}),
    ...Object.keys(manifest?.combined ?? {}),
    ...(journal?.combined ?? []),
    ...(journal === null ? [] : await filesNamed(folder, new Set(journal.names))),
  ]);
}

const ENDINGS = [".pdf", ".html", ".json"];

/** The files of a set's folders that have one of these names, without folder and ending. */
async function filesNamed(folder: string, names: ReadonlySet<string>): Promise<string[]> {
  const found: string[] = [];
  for (const inside of SET_FOLDERS) {
    for (const file of await readdir(join(folder, inside)).catch((): string[] => [])) {
      const { name, ext } = parse(file);
      if (names.has(name) && ENDINGS.includes(ext)) found.push(`${inside}/${file}`);
    }
  }
  return found;
}

/** Whether two runs that made the same copies would have made the same files. */
const madeAlike = (a: SetHead, b: SetHead): boolean =>
  a.set === b.set && a.build === b.build && a.browser === b.browser && a.tagged === b.tagged;

/** The SHA-256 of a set's file, or null where there is none: a link in its place is none, wherever it leads. */
export async function hashOfFile(file: string): Promise<string | null> {
  try {
    return (await lstat(file)).isFile() ? await hashFile(file) : null;
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
    whole.set(entry.id, { ...entry, files: await wholeOf(folder, entry.files) });
  });
  return whole;
}

/** Those of these files (SHA-256 by path) that are there and have the hash recorded. */
export async function wholeOf(
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const whole: Record<string, string> = {};
  for (const [path, hash] of Object.entries(files))
    if ((await hashOfFile(join(folder, path))) === hash) whole[path] = hash;
  return whole;
}

/** Removes a set: the files that are its own, then the record itself. Other files stay. */
export async function removeSet(folder: string, { paths }: SetRecord): Promise<void> {
  await forEachOf(paths, READERS, (path) => rm(join(folder, path), { force: true }));
  await rm(join(folder, MANIFEST), { force: true });
  await rm(join(folder, QUIZ_FILE), { force: true });
  await removeJournal(folder);
}

/** A run that asks for the lock has a part of that name for a moment: after so many milliseconds it is a dead one's. */
const LOCK_PART = 60_000;

/**
 * Removes what runs that died have left under temporary names. `olderThan` (milliseconds) spares those that another
 * machine may still be writing.
 */
export async function removeParts(folder: string, olderThan = 0): Promise<void> {
  for (const name of ["", OWN_FOLDER, ...SET_FOLDERS]) {
    const inside = join(folder, name);
    for (const file of await readdir(inside).catch(() => [])) {
      if (!PART_NAME.test(file)) continue;
      const part = join(inside, file);
      const age = await stat(part).then(
        ({ mtimeMs }) => Date.now() - mtimeMs,
        () => 0,
      );
      const spared = `${name}/${file}`.startsWith(LOCK) ? Math.max(olderThan, LOCK_PART) : olderThan;
      if (age >= spared) await rm(part, { force: true });
    }
  }
}
