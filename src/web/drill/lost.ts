import { join } from "node:path";
import { foldedIn } from "../server/database/entryTables.js";
import { type DatabasePlace, openDatabase } from "../server/database/openDatabase.js";
import { type Entry, receiptOf } from "../server/journal/entry.js";
import { placeOf } from "../server/journal/folded.js";
import { journalsIn } from "../server/journal/journals.js";
import { readJournal } from "../server/journal/readJournal.js";
import { verifyJournals } from "../server/journal/verifyJournals.js";
import type { Typist } from "./typist.js";

/** What a server that has ended has kept of what it had acknowledged. */
export interface Kept {
  /** Answers that were acknowledged. */
  readonly acknowledged: number;
  /** Boxes in which something else stands in the database than was acknowledged last, or nothing. */
  readonly lost: number;
  /** Receipts of which the journal knows nothing, or something else. */
  readonly unknown: number;
  /** What `verify answers` finds: places missing or altered in the database, and lines that were changed. */
  readonly differing: number;
}

/** Looks at what stands on the disk: the replay of `verify answers`, each box, and each receipt. */
export async function lookForLost(
  data: string,
  place: DatabasePlace,
  set: string,
  students: readonly Typist[],
): Promise<Kept> {
  const entries = new Map<string, Entry>();
  await readJournal(join(journalsIn(data), set), ({ entry, ...logged }, seal) => {
    entries.set(receiptOf(logged, seal).code, entry);
  });
  const database = await openDatabase(place);
  try {
    const checks = await verifyJournals(journalsIn(data), database, false);
    const { boxes } = await foldedIn(database, set);
    const kept = { acknowledged: 0, lost: 0, unknown: 0 };
    for (const { sheet, said } of students) {
      const last = new Map(said.map(({ answer, given }) => [answer, given]));
      for (const [answer, given] of last)
        if (boxes.get(placeOf(sheet.id, answer))?.what !== given) kept.lost++;
      for (const { answer, given, receipt } of said) {
        kept.acknowledged++;
        const entry = entries.get(receipt);
        const same = entry?.kind === "save" && entry.sheet === sheet.id && entry.answers[answer] === given;
        if (!same) kept.unknown++;
      }
    }
    const differing = checks.reduce(
      (sum, { faults, missing, altered }) => sum + faults.length + missing.length + altered.length,
      0,
    );
    return { ...kept, differing };
  } finally {
    await database.close();
  }
}
