import { join } from "node:path";
import type { Database } from "../database/database.js";
import { foldedIn, restore, setsIn, skipOrders } from "../database/entryTables.js";
import { compare, sizeOf } from "./compare.js";
import { type Entry, type Receipt, receiptOf } from "./entry.js";
import { emptyFold, entriesOf, type Folded, fold } from "./folded.js";
import { setsOf } from "./journals.js";
import { type JournalFault, readJournal } from "./readJournal.js";

/** What a journal and a database say of one set. */
export interface SetCheck {
  readonly set: string;
  /** Entries of the journal. */
  readonly entries: number;
  /** Boxes that something stands in. */
  readonly boxes: number;
  readonly faults: readonly JournalFault[];
  /** What the database has lost. */
  readonly missing: readonly Entry[];
  /** What the database says otherwise. */
  readonly altered: readonly Entry[];
  /** What the database alone has: how many places. */
  readonly unlogged: number;
  /** Whether the database has it again. */
  readonly restored: boolean;
}

/** Compares all journals in a folder with a database, null for one that is lost; with `mend` the database gets what they say. */
export async function verifyJournals(
  folder: string,
  database: Database | null,
  mend: boolean,
): Promise<readonly SetCheck[]> {
  const known = new Set([...(await setsOf(folder)), ...(database === null ? [] : await setsIn(database))]);
  const checks: SetCheck[] = [];
  for (const set of [...known].sort()) checks.push(await checkSet(folder, set, database, mend));
  return checks;
}

async function checkSet(
  folder: string,
  set: string,
  database: Database | null,
  mend: boolean,
): Promise<SetCheck> {
  const said = emptyFold();
  let order = 0;
  const hasJournal = (await setsOf(folder)).includes(set);
  const { faults, entry } = hasJournal
    ? await readJournal(join(folder, set), (logged) => {
        fold(said, logged);
        order = Math.max(order, logged.order);
      })
    : { faults: [], entry: 0 };
  const kept: Folded = database === null ? emptyFold() : await foldedIn(database, set);
  const { missing, altered, unlogged } = compare(said, kept);
  const [lost, other] = [entriesOf(missing), entriesOf(altered)];
  const restored = mend && database !== null && lost.length + other.length > 0;
  if (restored) {
    await skipOrders(database, Math.max(1, order));
    await restore(database, set, lost, other);
  }
  return {
    ...{ set, entries: entry, boxes: said.boxes.size, faults, restored, unlogged: sizeOf(unlogged) },
    ...{ missing: lost.map(({ entry }) => entry), altered: other.map(({ entry }) => entry) },
  };
}

/** What a receipt is of. */
export interface Received extends Receipt {
  readonly set: string;
  readonly entry: Entry;
  /** What came to stand in its boxes later, by their answers' ids: null where nothing did. */
  readonly later: ReadonlyMap<string, { readonly at: string; readonly given: string } | null>;
}

/** Looks a receipt up in all journals of a folder; null where none has written it. */
export async function findReceipt(folder: string, typed: string): Promise<Received | null> {
  const wanted = lettersOf(typed);
  for (const set of await setsOf(folder)) {
    const later = new Map<string, { readonly at: string; readonly given: string } | null>();
    let found: Omit<Received, "later"> | null = null;
    await readJournal(join(folder, set), ({ entry, ...logged }, seal) => {
      const receipt = receiptOf(logged, seal);
      if (lettersOf(receipt.code) === wanted) {
        found = { ...receipt, set, entry };
        if (entry.kind === "save") for (const id of Object.keys(entry.answers)) later.set(id, null);
      } else if (found !== null && entry.kind === "save" && isOf(found, entry.sheet))
        for (const [id, given] of Object.entries(entry.answers))
          if (later.has(id)) later.set(id, { at: logged.at, given });
    });
    if (found !== null) return { ...(found as Omit<Received, "later">), later };
  }
  return null;
}

const isOf = ({ entry }: Omit<Received, "later">, sheet: string): boolean =>
  entry.kind !== "scheme" && entry.sheet === sheet;

/** A receipt as somebody typed it: small letters, blanks and dashes do not matter. */
const lettersOf = (code: string): string => code.toUpperCase().replace(/[^0-9A-Z]/g, "");
