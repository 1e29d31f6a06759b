import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { sha256 } from "../../../core/base/hash.js";
import { isOurs } from "../../../core/files/checkOutputs.js";
import { writeWhole } from "../../../core/files/files.js";
import { removeJournal } from "../folder/journal.js";
import { MANIFEST, type Manifest, type ManifestEntry, manifestText } from "../folder/manifest.js";
import type { SetLock } from "../folder/setLock.js";
import { hashOfFile } from "../folder/setRecord.js";
import { type Combined, combinedOf, combinedPaths, currentCopies } from "./combinedPaths.js";
import { isInside, isWholeZip, readZips, writeZips, type ZipRecord, zipPath } from "./zipRecord.js";

/** What is made of a whole set besides its copies. */
export interface Packing {
  readonly combine: boolean;
  /** A zip file's absolute path. */
  readonly zip?: string;
}

export interface FinishWish {
  readonly folder: string;
  readonly lock: SetLock;
  readonly packing: Packing;
  /** The set as it was before; null where the folder held none, or another. */
  readonly before: Manifest | null;
}

export interface FinishedSet {
  readonly manifest: Manifest;
  /** What was written besides: paths from the folder of combined PDFs, and whether the zip was. */
  readonly combined: readonly string[];
  readonly zipped: boolean;
  /** Zip files, from the folder, that hold what was there before: another set, or one of which no copy had failed. */
  readonly stale: readonly string[];
}

/**
 * Writes what stands for a whole set, last of all: combined PDFs, the manifest that names them, then the zip files. What
 * was combined or packed of the set before is made anew where the set has changed; where copies have failed, it goes.
 * Throws BUSY where another run has taken the folder, CANNOT_WRITE.
 */
export async function finishSet(
  made: Omit<Manifest, "combined">,
  { folder, lock, packing, before }: FinishWish,
): Promise<FinishedSet> {
  const whole = made.failed.length === 0;
  const changed = !alike(before?.copies ?? [], made.copies);
  const old = before?.combined ?? {};
  const pages = packing.combine || Object.keys(old).some((path) => /^(?:worksheets|keys)/.test(path));
  const names = whole && made.shard === undefined ? combinedOf(made.formats, pages) : [];
  await lock.check();
  const same = combinedPaths(currentCopies(made.copies).length, names).join() === Object.keys(old).join();
  const combined =
    names.length === 0
      ? {}
      : same && !changed && (await areWhole(folder, old))
        ? old
        : await combineAnew(folder, made, names);
  for (const path of Object.keys(old)) if (!(path in combined)) await rm(join(folder, path), { force: true });
  const manifest = Object.keys(combined).length === 0 ? made : { ...made, combined };
  const text = manifestText(manifest);
  await lock.check();
  await writeWhole(join(folder, MANIFEST), text, undefined, "private");
  await removeJournal(folder);
  const zips = await packAnew(folder, manifest, {
    hash: sha256(text),
    asked: packing.zip,
    same: before !== null,
  });
  return { manifest, combined: Object.keys(combined), ...zips };
}

/** Whether two lists are of the same copies; of 100,000, no text is made of all at once. */
const alike = (some: readonly ManifestEntry[], others: readonly ManifestEntry[]): boolean =>
  some.length === others.length && some.every((one, k) => JSON.stringify(one) === JSON.stringify(others[k]));

async function areWhole(folder: string, files: Readonly<Record<string, string>>): Promise<boolean> {
  const hashes = await Promise.all(Object.keys(files).map((path) => hashOfFile(join(folder, path))));
  return hashes.length > 0 && Object.values(files).every((hash, k) => hashes[k] === hash);
}

async function combineAnew(
  folder: string,
  made: Omit<Manifest, "combined">,
  names: readonly Combined[],
): Promise<Record<string, string>> {
  const { combineSet } = await import("./combine.js");
  return combineSet(folder, made, names);
}

/** Packs the set where it is asked for, and where it was packed before and has changed since. */
async function packAnew(
  folder: string,
  manifest: Manifest,
  {
    hash,
    asked,
    same,
  }: { readonly hash: string; readonly asked: string | undefined; readonly same: boolean },
): Promise<Pick<FinishedSet, "zipped" | "stale">> {
  const zips = new Map<string, ZipRecord>();
  const stale: string[] = [];
  const pack = async (file: string): Promise<void> => {
    const { zipSet } = await import("./zipSet.js");
    const path = resolve(folder, file);
    await zipSet(folder, manifest, path);
    const sha = await hashOfFile(path);
    if (sha !== null) zips.set(file, { file, sha256: sha, manifest: hash });
  };
  const whole = manifest.failed.length === 0;
  const own = asked === undefined ? undefined : zipPath(folder, asked);
  for (const zip of await readZips(folder)) {
    if (zip.file === own && whole) continue;
    if (zip.manifest === hash) zips.set(zip.file, zip);
    // What somebody has changed, or what only looks like a set's, is left alone.
    else if (!(await isWholeZip(folder, zip)) || !(await isOurs(resolve(folder, zip.file)))) continue;
    else if (whole && same) await pack(zip.file);
    else if (isInside(zip)) await rm(resolve(folder, zip.file), { force: true });
    else stale.push(zip.file);
  }
  if (own !== undefined && whole) await pack(own);
  await writeZips(folder, [...zips.values()]);
  return { zipped: own !== undefined && whole, stale };
}
