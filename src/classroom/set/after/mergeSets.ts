import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fail } from "../../../core/base/errors.js";
import { forEachOf } from "../../../core/base/forEachOf.js";
import { sha256 } from "../../../core/base/hash.js";
import { writeWhole } from "../../../core/files/files.js";
import { startJournal } from "../folder/journal.js";
import type { Manifest, ManifestEntry } from "../folder/manifest.js";
import { accessTo } from "../folder/places.js";
import { fileOf } from "../folder/readSet.js";
import { withIssues } from "../folder/reissues.js";
import { lockSet } from "../folder/setLock.js";
import { quizText, readQuiz, writeQuiz } from "../folder/setQuiz.js";
import { hashOfFile, removeParts } from "../folder/setRecord.js";
import { checkStrangers } from "../make/checkStrangers.js";
import { planSet } from "../make/planSet.js";
import { combinedOf, combinedPaths } from "../pack/combinedPaths.js";
import { type FinishedSet, finishSet, type Packing } from "../pack/finishSet.js";
import { joinShards } from "./shards.js";

/** A folder with one shard of a set. */
export interface ShardFolder {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** How many files are copied at once. */
const COPIERS = 8;

/**
 * Joins the shards of a set into one folder, which may be one of theirs: their files, each checked by its hash, and the
 * manifest that one run would have written. Throws SHARDS for shards that do not make one set, CHECK_FAILED for a file
 * that is not what its manifest says, OTHER_SET, BUSY, CANNOT_WRITE.
 */
export async function mergeSets(
  shards: readonly ShardFolder[],
  out: string,
  packing: Packing = { combine: false },
): Promise<FinishedSet> {
  const merged = joinShards(shards);
  const lock = await lockSet(out);
  try {
    const once = merged.files ?? {};
    const packed = combinedPaths(merged.copies.length, combinedOf(merged.formats, packing.combine));
    const combined = [...packed, ...Object.keys(once)];
    const names = merged.copies.map(fileOf);
    let before: Manifest | null = null;
    let issues: readonly ManifestEntry[] = [];
    if (!shards.some(({ folder }) => folder === out)) {
      const wanted = merged.copies.map(({ id, from, files }) => ({ id, from, paths: Object.keys(files) }));
      const plan = await planSet(out, merged, wanted, Object.keys(once));
      await checkStrangers(out, [...wanted.flatMap(({ paths }) => paths), ...combined], plan.paths);
      ({ before, issues } = plan);
      await plan.clear();
    }
    await removeParts(out);
    const { copies: _copies, failed: _failed, format: _format, files: _files, ...head } = merged;
    await (await startJournal(out, { head, run: "make", names, combined }, issues)).close();
    const files = shards.flatMap(({ folder, manifest }) =>
      manifest.copies.map((entry) => ({ folder, entry })),
    );
    const keyed = merged.seed === undefined;
    await forEachOf(files, COPIERS, ({ folder, entry }) => bring(folder, out, entry, keyed));
    const holder = shards.find(({ manifest }) => manifest.files !== undefined);
    if (holder !== undefined) await bring(holder.folder, out, { files: once }, keyed);
    await bringQuiz(shards, out, merged.quiz);
    const whole = { ...merged, copies: withIssues(merged.copies, issues) };
    return await finishSet(whole, { folder: out, lock, packing, before });
  } finally {
    await lock.release();
  }
}

/** The quiz is the same in every shard. */
async function bringQuiz(shards: readonly ShardFolder[], out: string, hash: string): Promise<void> {
  const [first] = shards;
  if (first !== undefined) await writeQuiz(out, quizText(await readQuiz(first.folder, hash)));
}

async function bring(
  from: string,
  to: string,
  { files }: Pick<ManifestEntry, "files">,
  keyed: boolean,
): Promise<void> {
  for (const [path, hash] of Object.entries(files)) {
    if ((await hashOfFile(join(to, path))) === hash) continue;
    const content = await readFile(join(from, path)).catch(() => null);
    if (content === null || sha256(content) !== hash) {
      throw fail(
        "CHECK_FAILED",
        `${content === null ? "it is missing" : "its SHA-256 is not its manifest's"}; make this shard again by its command`,
        { file: join(from, path) },
      );
    }
    await writeWhole(join(to, path), content, undefined, accessTo(path, keyed));
  }
}
