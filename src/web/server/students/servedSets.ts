import { fail } from "../../../base/errors.js";
import { sha256 } from "../../../base/hash.js";
import { type OpenSet, openSet } from "../../../classroom/openSet.js";
import { normaliseCode } from "../../../generator/code.js";
import { readManifest } from "../../../set/folder/readSet.js";
import type { Sheet } from "../../../sheet/sheet.js";
import type { SheetName } from "../database/answerStore.js";

/** A sheet that a code leads to. */
export interface ServedSheet {
  readonly name: SheetName;
  readonly sheet: Sheet;
}

/** A set that a server gives out. */
export interface ServedSet extends OpenSet {
  /** The manifest's name of the set. */
  readonly name: string;
}

/** The sheets that a server gives out. */
export interface ServedSets {
  readonly all: readonly ServedSet[];
  /** How many sheets there are. */
  readonly sheets: number;
  /** Codes of fewer than 60 bits, which could be guessed in the long run: those of practice sheets. */
  readonly short: boolean;
  /** By the code as somebody typed it; null where there is none. */
  readonly find: (code: string) => Promise<ServedSheet | null>;
}

/** Sheets kept in memory; one that is asked for again is moved to the end. */
const KEPT = 500;
/** Letters of a code of 60 bits. */
const LONG = 13;

/**
 * Reads the manifests of sets. A code is looked up by its hash, so that the time that it takes says nothing of how much of
 * it is right. Throws FILE_NOT_FOUND or OTHER_SET.
 */
export async function servedSets(folders: readonly string[], cwd: string): Promise<ServedSets> {
  const byCode = new Map<string, { name: SheetName; load: () => Promise<Sheet> }>();
  const all: ServedSet[] = [];
  let short = false;
  for (const folder of folders) {
    const { set } = await readManifest(folder, cwd);
    const open = await openSet(folder, cwd);
    const { copies, load } = open;
    all.push({ ...open, name: set });
    for (const { id, code } of copies) {
      const typed = normaliseCode(code);
      short ||= typed.length < LONG;
      if (byCode.has(sha256(typed)))
        throw fail("OTHER_SET", `the code ${code} is another sheet's too; each sheet once would be right`, {
          file: folder,
        });
      byCode.set(sha256(typed), { name: { set, sheet: id }, load: () => load(id) });
    }
  }
  const kept = new Map<string, Sheet>();
  const find = async (code: string): Promise<ServedSheet | null> => {
    const key = sha256(normaliseCode(code));
    const served = byCode.get(key);
    if (served === undefined) return null;
    const sheet = kept.get(key) ?? (await served.load());
    kept.delete(key);
    kept.set(key, sheet);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return { name: served.name, sheet };
  };
  return { all, sheets: byCode.size, short, find };
}
