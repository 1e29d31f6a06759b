import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fail } from "../../../core/base/errors.js";
import type { Manifest, ManifestEntry, SetHead } from "../folder/manifest.js";
import { readRecord, removeSet, type SetRecord, wholeFiles, wholeOf } from "../folder/setRecord.js";

/** A copy that is wanted, and what it comes to. */
export interface WantedCopy {
  readonly id: string;
  /** Names what it is made from (`ManifestEntry`). */
  readonly from: string;
  readonly paths: readonly string[];
}

/** What of a folder's content is kept. */
export interface SetPlan {
  /** By copy: what is recorded of it, with the files that are whole by their hashes. */
  readonly kept: ReadonlyMap<string, ManifestEntry>;
  /** Copies that `reissue` has made in place of others: they are kept as they are. */
  readonly issues: readonly ManifestEntry[];
  /** What stands once for all copies and is whole: SHA-256 by path. */
  readonly files: Readonly<Record<string, string>>;
  /** The browser that printed what is kept. */
  readonly browser: string | null;
  /** Another set, in whose place this one comes. */
  readonly replaces: SetHead | null;
  /** The set as it was before; null where the folder holds none, or another. */
  readonly before: Manifest | null;
  /** Files that are the set's, or that of the set that gives way; no other file is written over. */
  readonly paths: ReadonlySet<string>;
  /** Removes what is neither kept nor asked for; files that no record names stay. */
  readonly clear: () => Promise<void>;
}

const NOTHING: SetPlan = {
  kept: new Map(),
  issues: [],
  files: {},
  browser: null,
  replaces: null,
  before: null,
  paths: new Set(),
  clear: async () => {},
};

/**
 * Looks at a folder before a set is made in it, of these copies and of `once`, what stands once for all of them. The set itself is gone on with. Another practice set gives way, since
 * its seed makes it again; a set made with a secret never does. Throws OTHER_SET.
 */
export async function planSet(
  folder: string,
  head: SetHead,
  wanted: readonly WantedCopy[],
  once: readonly string[],
): Promise<SetPlan> {
  const record = await readRecord(folder);
  if (record === null) return NOTHING;
  const { head: before } = record;
  if (before.set !== head.set || before.build !== head.build) {
    if (before.seed === undefined) throw fail("OTHER_SET", otherSet(before, head), { file: folder });
    const { paths } = record;
    return { ...NOTHING, replaces: before, paths, clear: () => removeSet(folder, record) };
  }
  if (shardOf(before) !== shardOf(head)) {
    throw fail(
      "OTHER_SET",
      `the folder holds ${shardOf(before)} of this set, and ${shardOf(head)} is to be made; name a folder for each with --out`,
      { file: folder },
    );
  }
  return planSame(folder, record, wanted, once);
}

async function planSame(
  folder: string,
  record: SetRecord,
  wanted: readonly WantedCopy[],
  once: readonly string[],
): Promise<SetPlan> {
  const byId = new Map(wanted.map((copy) => [copy.id, copy]));
  const all = [...record.copies.values()];
  const issues = all.filter(({ id, replaces }) => replaces !== undefined && !byId.has(id));
  const recorded = all.filter((entry) => !issues.includes(entry));
  const lost = recorded.find(({ id }) => !byId.has(id));
  if (lost !== undefined && record.head.seed === undefined) {
    throw fail(
      "OTHER_SET",
      `the folder holds copy ${lost.id}, which is no longer asked for; a set made with a secret loses no copy: name another folder with --out`,
      { file: folder },
    );
  }
  const same = recorded.filter(({ id, from }) => byId.get(id)?.from === from);
  const kept = await wholeFiles(folder, same);
  const stays = new Set([
    ...wanted.flatMap(({ paths }) => paths),
    ...once,
    ...issues.flatMap(({ files }) => Object.keys(files)),
    ...Object.keys(record.manifest?.combined ?? {}),
  ]);
  const { paths, manifest, head } = record;
  const unwanted = [...paths].filter((path) => !stays.has(path));
  const clear = async () => {
    for (const path of unwanted) await rm(join(folder, path), { force: true });
  };
  const files = await wholeOf(
    folder,
    Object.fromEntries(
      once.flatMap((path) => {
        const hash = record.files[path];
        return hash === undefined ? [] : [[path, hash]];
      }),
    ),
  );
  return { kept, issues, files, browser: head.browser, replaces: null, before: manifest, paths, clear };
}

const shardOf = ({ shard }: SetHead): string =>
  shard === undefined ? "the whole" : `shard ${shard.index}/${shard.of}`;

function otherSet(before: SetHead, head: SetHead): string {
  const what =
    before.set === head.set
      ? "this set, begun by another version of the program"
      : `another set made with a secret ("${before.title}")`;
  return `the folder holds ${what}, and it may have been handed out; name another folder with --out`;
}
