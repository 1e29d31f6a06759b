import type { Database } from "./database.js";

/** The tables that hold what is known of sets, by what a row of them is. */
const TABLES = {
  answers: "answers",
  attempts: "attempts",
  marks: "overrules",
  schemes: "schemes",
} as const;

/** How many rows of each kind were deleted. */
export type Forgotten = Readonly<Record<keyof typeof TABLES, number>>;

/** Deletes all that is known of a set, all of it or nothing. */
export async function forgetSet(database: Database, set: string): Promise<Forgotten> {
  const counts = await database.together(async (query) => {
    const done: [string, number][] = [];
    for (const [what, table] of Object.entries(TABLES)) {
      const rows = await query(`delete from ${table} where set_id = $1 returning 1`, [set]);
      done.push([what, rows.length]);
    }
    return Object.fromEntries(done) as Forgotten;
  });
  // A row that is deleted stays in the files until they are written anew.
  for (const table of Object.values(TABLES)) await database.query(`vacuum full ${table}`);
  await database.query("checkpoint").catch(() => {});
  return counts;
}
