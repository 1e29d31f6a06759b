import type { Answers } from "../../../core/marking/marked.js";
import type { Entry, Logged } from "../journal/entry.js";
import { emptyFold, type Folded, placeOf } from "../journal/folded.js";
import type { Database, Row } from "./database.js";

/** An entry on its way into the tables. */
export type Ordered = Pick<Logged, "order" | "entry">;

/** What stands in one box, by the set, the sheet and the answer. */
type Saved = readonly [set: string, sheet: string, answer: string, given: string, order: number];

/** The next so many places in the order of all entries. */
export async function nextOrders(database: Database, count: number): Promise<readonly number[]> {
  const rows = await database.query("select nextval('entries') as next from generate_series(1, $1::int)", [
    count,
  ]);
  return rows.map((row) => Number(row["next"]));
}

/** Orders go on behind this one, whatever the database has forgotten. */
export async function skipOrders(database: Database, order: number): Promise<void> {
  await database.query("select setval('entries', greatest($1::bigint, (select last_value from entries)))", [
    order,
  ]);
}

/**
 * Puts what was said of sets into the tables, and says of each whether it holds: an attempt or scheme of a number that is
 * taken does not. What is in a table by a later entry stays, so that the same once more, or late, changes nothing.
 */
export async function putEntries(
  database: Database,
  all: readonly (Ordered & { readonly set: string })[],
): Promise<readonly boolean[]> {
  const saved = all.flatMap(({ set, order, entry }): Saved[] =>
    entry.kind === "save"
      ? Object.entries(entry.answers).map(([id, given]) => [set, entry.sheet, id, given, order])
      : [],
  );
  if (saved.length > 0) await putBoxes(database, saved);
  const held: boolean[] = [];
  for (const one of all) held.push(await putOne(database, one));
  return held;
}

/**
 * Of what is said of one box more than once the last holds. Boxes are written in one order, so that two servers on one
 * database never wait for each other.
 */
async function putBoxes(database: Database, all: readonly Saved[]): Promise<void> {
  const last = [...new Map(all.map((one) => [JSON.stringify(one.slice(0, 3)), one] as const))];
  last.sort(([a], [b]) => (a < b ? -1 : 1));
  const column = (k: number): readonly (string | number | undefined)[] => last.map(([, one]) => one[k]);
  await database.query(
    `insert into answers (set_id, sheet, answer, given, entry)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[])
     on conflict (set_id, sheet, answer) do update
     set given = excluded.given, entry = excluded.entry, saved_at = now() where answers.entry < excluded.entry`,
    [column(0), column(1), column(2), column(3), column(4)],
  );
}

async function putOne(
  { query }: Database,
  { set, order, entry }: Ordered & { readonly set: string },
): Promise<boolean> {
  switch (entry.kind) {
    case "save":
      return true;
    case "attempt": {
      const rows = await query(
        `insert into attempts (set_id, sheet, question, number, answers, entry) values ($1, $2, $3, $4, $5, $6)
         on conflict do nothing returning number`,
        [set, entry.sheet, entry.question, entry.number, JSON.stringify(entry.answers), order],
      );
      return rows.length > 0;
    }
    case "mark":
      await query(
        `insert into overrules (set_id, sheet, answer, points, why, entry) values ($1, $2, $3, $4, $5, $6)
         on conflict (set_id, sheet, answer) do update
         set points = excluded.points, why = excluded.why, entry = excluded.entry, made_at = now()
         where overrules.entry < excluded.entry`,
        [set, entry.sheet, entry.answer, entry.points, entry.why, order],
      );
      return true;
    case "unmark":
      await query("delete from overrules where set_id = $1 and sheet = $2 and answer = $3 and entry < $4", [
        ...[set, entry.sheet, entry.answer, order],
      ]);
      return true;
    case "scheme": {
      const rows = await query(
        `insert into schemes (set_id, number, scheme, entry) values ($1, $2, $3, $4)
         on conflict do nothing returning number`,
        [set, entry.number, entry.text, order],
      );
      return rows.length > 0;
    }
  }
}

/** Sets that something is known of. */
export async function setsIn(database: Database): Promise<readonly string[]> {
  const rows = await database.query(
    `select set_id from answers union select set_id from attempts
     union select set_id from overrules union select set_id from schemes`,
  );
  return rows.map((row) => String(row["set_id"]));
}

/** All that the tables hold of a set. */
export async function foldedIn(database: Database, set: string): Promise<Folded> {
  const known = emptyFold();
  const rows = (columns: string, table: string, time: string): Promise<readonly Row[]> =>
    database.query(
      `select ${columns}, entry, to_char(${time} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
       from ${table} where set_id = $1`,
      [set],
    );
  const stands = <What>(row: Row, what: What) => ({
    ...{ order: Number(row["entry"]), at: String(row["at"]), what },
  });
  const text = (row: Row, name: string): string => String(row[name]);
  for (const row of await rows("sheet, answer, given", "answers", "saved_at"))
    known.boxes.set(placeOf(text(row, "sheet"), text(row, "answer")), stands(row, text(row, "given")));
  for (const row of await rows("sheet, question, number, answers", "attempts", "made_at"))
    known.attempts.set(
      placeOf(text(row, "sheet"), text(row, "question"), Number(row["number"])),
      stands(row, row["answers"] as Answers),
    );
  for (const row of await rows("sheet, answer, points, why", "overrules", "made_at"))
    known.marks.set(
      placeOf(text(row, "sheet"), text(row, "answer")),
      stands(row, { points: Number(row["points"]), why: text(row, "why") }),
    );
  for (const row of await rows("number, scheme", "schemes", "made_at"))
    known.schemes.set(placeOf(Number(row["number"])), stands(row, text(row, "scheme")));
  return known;
}

/** Puts back what a journal says: what is missing, and over what stands there what was altered. */
export async function restore(
  database: Database,
  set: string,
  missing: readonly Ordered[],
  altered: readonly Ordered[],
): Promise<void> {
  await database.together(async (query) => {
    const inside = { ...database, query };
    for (const { entry } of altered) await clear(inside, set, entry);
    const all = [...altered, ...missing].map((one) => ({ set, ...one }));
    for (let k = 0; k < all.length; k += MOST) await putEntries(inside, all.slice(k, k + MOST));
  });
}

/** As many are put into the tables at once. */
const MOST = 500;

/** Deletes what stands where an entry belongs. */
async function clear({ query }: Database, set: string, entry: Entry): Promise<void> {
  switch (entry.kind) {
    case "save":
      await query("delete from answers where set_id = $1 and sheet = $2 and answer = any($3::text[])", [
        ...[set, entry.sheet, Object.keys(entry.answers)],
      ]);
      return;
    case "attempt":
      await query("delete from attempts where set_id = $1 and sheet = $2 and question = $3 and number = $4", [
        ...[set, entry.sheet, entry.question, entry.number],
      ]);
      return;
    case "mark":
    case "unmark":
      await query("delete from overrules where set_id = $1 and sheet = $2 and answer = $3", [
        ...[set, entry.sheet, entry.answer],
      ]);
      return;
    case "scheme":
      await query("delete from schemes where set_id = $1 and number = $2", [set, entry.number]);
  }
}
