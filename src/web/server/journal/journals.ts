import { open, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fail } from "../../../core/base/errors.js";
import { nth, present } from "../../../core/base/known.js";
import { makeFolder } from "../../../core/files/files.js";
import type { Database } from "../database/database.js";
import { foldedIn, nextOrders, putEntries, restore, setsIn, skipOrders } from "../database/entryTables.js";
import { grouped } from "../database/grouped.js";
import type { Room } from "../room.js";
import { compare, sizeOf } from "./compare.js";
import { type Entry, type Logged, type Receipt, receiptOf } from "./entry.js";
import { emptyFold, entriesOf, fold } from "./folded.js";
import { fileName, type JournalRead, readJournal } from "./readJournal.js";
import { type SetJournal, setJournal } from "./setJournal.js";

/** What came of an entry that was written. */
export interface Written {
  readonly receipt: Receipt;
  /** False for an attempt or a scheme of a number that is taken. */
  readonly holds: boolean;
}

/** All that is said of sets, on its way to the disk and into the tables. */
export interface Journals {
  /** When it resolves, the entry is in the set's journal, on the disk, and in the database. Throws CANNOT_WRITE, or BUSY where another server has taken the folder over. */
  readonly write: (set: string, entry: Entry) => Promise<Written>;
  /** The receipt of what was last said of a sheet by its student; null where nothing was. */
  readonly lastOf: (set: string, sheet: string) => Receipt | null;
  /** What teachers did about a set, in its order: marks by hand, schemes, answers that were typed in. */
  readonly historyOf: (set: string) => readonly Logged[];
  readonly close: () => Promise<void>;
}

export interface JournalSetting {
  readonly database: Database;
  readonly clock: () => number;
  readonly room: Room;
  /** Whether the folder is still this process's. */
  readonly isHeld: () => Promise<boolean>;
}

/** What was found as journals were opened. */
export interface Opened {
  readonly set: string;
  /** Places that the database had lost, and has again. */
  readonly restored: number;
  /** Lines that are not as they were written. */
  readonly damaged: number;
}

/** The name of a set's folder: what sets are called since the first manifest. */
const SET = /^[0-9a-zA-Z_-]{1,64}$/;

/** Where the journals of a server lie in its data folder. */
export const journalsIn = (data: string): string => join(data, "journal");

/** Sets that have a journal. */
export const setsOf = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder).catch(() => [])).filter((name) => SET.test(name)).sort();

const NONE: JournalRead = { faults: [], file: 0, entry: 0, seal: "0".repeat(32) };

/**
 * Opens the journals in a folder: what a database has lost of them it gets back, and what stands in the database alone,
 * from before there was a journal or through another server, is written into them. `found` is told what was amiss.
 */
export async function openJournals(
  folder: string,
  { database, clock, room, isHeld }: JournalSetting,
  found: (opened: Opened) => void,
): Promise<Journals> {
  await makeFolder(folder, 0o700);
  const journals = new Map<string, SetJournal>();
  const last = new Map<string, Receipt>();
  const history = new Map<string, Logged[]>();
  const remember = (set: string, logged: Logged, receipt: Receipt): void => {
    const { entry } = logged;
    if (entry.kind === "save" || entry.kind === "attempt") last.set(`${set} ${entry.sheet}`, receipt);
    if (!isTeachers(entry)) return;
    const done = history.get(set) ?? [];
    done.push(logged);
    history.set(set, done);
  };
  const kept = await setsOf(folder);
  for (const set of new Set([...kept, ...(await setsIn(database))])) {
    const own = join(folder, set);
    const known = emptyFold();
    let order = 0;
    const read = !kept.includes(set)
      ? NONE
      : await readJournal(own, (logged, seal) => {
          fold(known, logged);
          order = Math.max(order, logged.order);
          remember(set, logged, receiptOf(logged, seal));
        });
    if (read.file > 0) await bringToDisk(join(own, fileName(read.file)));
    await skipOrders(database, Math.max(1, order));
    const { missing, unlogged } = compare(known, await foldedIn(database, set));
    await restore(database, set, entriesOf(missing), []);
    const journal = setJournal(own, set, read);
    journals.set(set, journal);
    if (sizeOf(unlogged) > 0) await journal.add(entriesOf(unlogged));
    const opened = { set, restored: sizeOf(missing), damaged: read.faults.length };
    if (opened.restored > 0 || opened.damaged > 0) found(opened);
  }
  const journalOf = (set: string): SetJournal => {
    const journal = journals.get(set) ?? setJournal(join(folder, set), set, NONE);
    journals.set(set, journal);
    return journal;
  };

  interface Said {
    readonly set: string;
    readonly at: string;
    readonly entry: Entry;
  }
  const write = grouped<Said, Written>(async (all) => {
    // A process that stood still for long may have been taken for dead: what another one writes now is not to be mixed up.
    if (!(await isHeld()))
      throw fail("BUSY", "another server has this folder now; an end of this one would be right", {
        file: folder,
      });
    await room.check();
    const orders = await nextOrders(database, all.length);
    const ordered = all.map((one, k) => ({ ...one, order: nth(orders, k) }));
    const receipts = new Map<(typeof ordered)[number], Receipt>();
    const written = new Map<(typeof ordered)[number], Logged>();
    const sets = [...new Set(all.map(({ set }) => set))];
    await Promise.all(
      sets.map(async (set) => {
        const own = ordered.filter((one) => one.set === set);
        const added = await journalOf(set).add(own.map(({ order, at, entry }) => ({ order, at, entry })));
        for (const [k, { logged, seal }] of added.entries()) {
          receipts.set(nth(own, k), receiptOf(logged, seal));
          written.set(nth(own, k), logged);
        }
      }),
    );
    const held = await putEntries(database, ordered);
    return ordered.map((one, k) => {
      const receipt = present(receipts.get(one), "a receipt");
      remember(one.set, present(written.get(one), "an entry"), receipt);
      return { receipt, holds: nth(held, k) };
    });
  });
  return {
    write: (set, entry) => write({ set, entry, at: new Date(clock()).toISOString() }),
    historyOf: (set) => history.get(set) ?? [],
    lastOf: (set, sheet) => last.get(`${set} ${sheet}`) ?? null,
    close: async () => {
      for (const journal of journals.values()) await journal.close();
    },
  };
}

/** Whether a teacher did it. */
const isTeachers = (entry: Entry): boolean =>
  entry.kind !== "attempt" && (entry.kind !== "save" || entry.who !== undefined);

/** What a server that was killed had written, and perhaps not yet brought to the disk. */
async function bringToDisk(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.datasync();
  } finally {
    await handle.close();
  }
}
