import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import { cannotWrite, readText, writeWhole } from "../../files/files.js";
import { jsonOf, type ManifestEntry, parseEntry, parseHead, type SetHead } from "./manifest.js";

/** The manifest of a set that is not finished: the set's head, then a line for each copy as soon as it is whole. */
export const JOURNAL = "journal.jsonl";

const FORMAT = "gradsheet/journal@1";

export interface Journal {
  /** Writes down a copy whose files are all in place. Throws CANNOT_WRITE. */
  readonly add: (entry: ManifestEntry) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What a journal says: lines that were cut off or damaged are left out. */
export interface JournalRecord {
  readonly head: SetHead;
  readonly copies: readonly ManifestEntry[];
}

/** Starts a journal in place of the one before, with the copies that are kept of it. */
export async function startJournal(
  folder: string,
  head: SetHead,
  kept: Iterable<ManifestEntry>,
): Promise<Journal> {
  const file = join(folder, JOURNAL);
  const lines = [{ format: FORMAT, ...head }, ...kept].map((line) => `${JSON.stringify(line)}\n`);
  await writeWhole(file, lines.join(""), undefined, "private");
  const handle = await open(file, "a").catch((error: unknown) => {
    throw cannotWrite(file, error);
  });
  // One line after another: a disk that is full must not leave the halves of two.
  let last: Promise<void> = Promise.resolve();
  const write = async (entry: ManifestEntry) => {
    try {
      await handle.appendFile(`${JSON.stringify(entry)}\n`);
    } catch (error) {
      throw cannotWrite(file, error);
    }
  };
  return {
    add: (entry) => {
      last = last.then(() => write(entry));
      return last;
    },
    close: async () => {
      await last.catch(() => {});
      await handle.close();
    },
  };
}

/** The journal in a folder, or null where there is none that can be read. */
export async function readJournal(folder: string): Promise<JournalRecord | null> {
  const text = await readText(JOURNAL, folder).catch(() => null);
  if (text === null) return null;
  const [first = "", ...rest] = text.split("\n");
  const head = parseHead(jsonOf(first));
  if (head === null) return null;
  const copies = rest.flatMap((line) => parseEntry(jsonOf(line)) ?? []);
  return { head, copies };
}

export const removeJournal = (folder: string): Promise<void> => rm(join(folder, JOURNAL), { force: true });
