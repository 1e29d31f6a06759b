import { open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { fail } from "../../../core/base/errors.js";
import { sha256 } from "../../../core/base/hash.js";
import { cannotWrite, codeOf, unreadable, writeWhole } from "../../../core/files/files.js";
import {
  COMBINED_PATH,
  jsonOf,
  type ManifestEntry,
  parseEntry,
  parseHead,
  type SetHead,
} from "./manifest.js";
import { ONCE_PATH } from "./onceFiles.js";
import { accessTo, OWN_FOLDER } from "./places.js";

/** The manifest of a set that is not finished: what it is to be, then a line for each copy as soon as it is whole. */
export const JOURNAL = `${OWN_FOLDER}/journal.jsonl`;

const FORMAT = "gradsheet/journal@2";

/** What a run is about to do to a folder, written down before it does. */
export interface JournalStart {
  readonly head: SetHead;
  /** `reissue` adds a copy to a whole set; all else makes the set. */
  readonly run: "make" | "reissue";
  /** The names of the files, without folder and ending, that may be written: of a run that dies none is forgotten. */
  readonly names: readonly string[];
  /** The files of the whole set that may be written: PDFs of all copies, and what stands once for them. */
  readonly combined: readonly string[];
}

export interface Journal {
  /** Writes down a copy whose files are all in place. Throws CANNOT_WRITE. */
  readonly add: (entry: ManifestEntry) => Promise<void>;
  /** Writes down what stands once for all copies: SHA-256 by path. Throws CANNOT_WRITE. */
  readonly addOnce: (files: Readonly<Record<string, string>>) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface JournalRecord extends JournalStart {
  readonly copies: readonly ManifestEntry[];
  /** What stands once for all copies: SHA-256 by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Lines that are not as they were written: the copies that they told of are made again. */
  readonly damaged: readonly number[];
}

const startShape = z.object({
  format: z.literal(FORMAT),
  run: z.enum(["make", "reissue"]),
  names: z.array(z.string()),
  combined: z.array(z.union([z.string().regex(COMBINED_PATH), z.string().regex(ONCE_PATH)])),
  head: z.unknown(),
});

const onceShape = z.object({ once: z.record(z.string().regex(ONCE_PATH), z.string()) });

/** Starts a journal in place of the one before, with the copies that are kept of it. */
export async function startJournal(
  folder: string,
  start: JournalStart,
  kept: Iterable<ManifestEntry>,
): Promise<Journal> {
  const file = join(folder, JOURNAL);
  const lines = [{ format: FORMAT, ...start }, ...kept].map(sealed);
  await writeWhole(file, lines.join(""), undefined, accessTo(JOURNAL, true));
  const handle = await open(file, "a").catch((error: unknown) => {
    throw cannotWrite(file, error);
  });
  // One line after another: a disk that is full must not leave the halves of two.
  let last: Promise<void> = Promise.resolve();
  const write = async (line: unknown) => {
    try {
      await handle.appendFile(sealed(line));
    } catch (error) {
      throw cannotWrite(file, error);
    }
  };
  const add = (line: unknown) => {
    last = last.then(() => write(line));
    return last;
  };
  return {
    add,
    addOnce: (files) => add({ once: files }),
    close: async () => {
      await last.catch(() => {});
      await handle.close();
    },
  };
}

/** The beginning of a SHA-256 is enough against chance. */
const seal = (text: string): string => sha256(text).slice(0, 16);

function sealed(data: unknown): string {
  const text = JSON.stringify(data);
  return `{"sha256":"${seal(text)}","is":${text}}\n`;
}

/** What a line says, or undefined where it is not as it was written. */
function unsealed(line: string): unknown {
  const [, hash, text = ""] = /^\{"sha256":"([0-9a-f]{16})","is":(.*)\}$/.exec(line) ?? [];
  return hash === seal(text) ? jsonOf(text) : undefined;
}

/** The journal in a folder, or null where there is none. Throws DATA_DAMAGED for one that does not say of which set it is. */
export async function readJournal(folder: string): Promise<JournalRecord | null> {
  const file = join(folder, JOURNAL);
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return null;
    throw unreadable(file, error);
  });
  if (text === null) return null;
  // A line that has no end was being written when the run died.
  const [first = "", ...rest] = text.split("\n").slice(0, -1);
  const start = startShape.safeParse(unsealed(first)).data;
  const head = parseHead(start?.head);
  if (start === undefined || head === null) {
    throw fail(
      "DATA_DAMAGED",
      "the journal of a run that was broken off is damaged; remove it, and the same command makes the set from its beginning",
      { file },
    );
  }
  const copies: ManifestEntry[] = [];
  const damaged: number[] = [];
  const files: Record<string, string> = {};
  rest.forEach((line, k) => {
    const data = unsealed(line);
    const entry = parseEntry(data);
    const once = onceShape.safeParse(data).data?.once;
    if (entry !== null) copies.push(entry);
    else if (once !== undefined) Object.assign(files, once);
    else damaged.push(k + 2);
  });
  const { run, names, combined } = start;
  return { head, run, names, combined, copies, files, damaged };
}

export const removeJournal = (folder: string): Promise<void> => rm(join(folder, JOURNAL), { force: true });
