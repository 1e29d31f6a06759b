import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { unreadable } from "../../../core/files/files.js";
import { type Logged, NO_SEAL, unlinked } from "./entry.js";

/** A line of a journal that is not as it was written, or before which one is missing. */
export interface JournalFault {
  readonly file: string;
  readonly line: number;
  readonly what: "changed" | "gap";
}

/** Where a journal ends. */
export interface JournalEnd {
  /** The number of its last file; 0 where there is none. */
  readonly file: number;
  /** The number of its last entry; 0 where there is none. */
  readonly entry: number;
  readonly seal: string;
}

export interface JournalRead extends JournalEnd {
  readonly faults: readonly JournalFault[];
}

const FILE = /^(\d{6})\.jsonl$/;
export const fileName = (number: number): string => `${String(number).padStart(6, "0")}.jsonl`;

/**
 * Reads a set's journal, line by line: `visit` gets each entry that is as it was written, with its seal. What a file holds
 * beyond the entry that the next file begins after was never acknowledged and is left out, as is what was being written when
 * the server ended. Throws FILE_UNREADABLE.
 */
export async function readJournal(
  folder: string,
  visit: (logged: Logged, seal: string) => void,
): Promise<JournalRead> {
  const files = (await readdir(folder)).filter((name) => FILE.test(name)).sort();
  const faults: JournalFault[] = [];
  let [entry, seal] = [0, NO_SEAL];
  for (const [k, file] of files.entries()) {
    const next = files[k + 1];
    const last = next === undefined ? null : await begunAfter(join(folder, next));
    // Lines that cannot be read: at a journal's end they were being written when the machine went out.
    let open: JournalFault[] = [];
    let line = 0;
    // A file's first line is a link of the chain once an entry follows it.
    let before = seal;
    for await (const text of linesOf(join(folder, file))) {
      line++;
      const link = unlinked(text);
      if (link === null) {
        open.push({ file, line, what: "changed" });
        continue;
      }
      if ("entry" in link.is && last !== null && link.is.number > last) break;
      if (link.before !== before && open.length === 0) open.push({ file, line, what: "gap" });
      faults.push(...open);
      open = [];
      before = link.seal;
      if (!("entry" in link.is)) continue;
      seal = link.seal;
      entry = link.is.number;
      visit(link.is, link.seal);
    }
    if (last !== null && entry < last) faults.push(...open);
  }
  return { faults, file: Number(FILE.exec(files.at(-1) ?? "")?.[1] ?? 0), entry, seal };
}

/** The entry that a file begins after; null where its first line cannot be read. */
async function begunAfter(file: string): Promise<number | null> {
  for await (const text of linesOf(file)) {
    const link = unlinked(text);
    return link !== null && "after" in link.is ? link.is.after : null;
  }
  return null;
}

/** The lines of a file; what has no end is none. Throws FILE_UNREADABLE. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = "";
  try {
    for await (const chunk of createReadStream(file, "utf8") as AsyncIterable<string>) {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
  } catch (error) {
    throw unreadable(file, error);
  }
}
