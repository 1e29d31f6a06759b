import type { Journals } from "../journal/journals.js";
import type { Database } from "./database.js";

/** A scheme that a teacher has taken for a set. */
export interface TakenScheme {
  /** From 1; 0 where none was taken yet. */
  readonly number: number;
  /** As it was written; empty for the sheets' own rules. */
  readonly text: string;
}

/** What the marks of a set are given by. All schemes that were taken stay; the last one holds. */
export interface SchemeStore {
  readonly schemeOf: (set: string) => Promise<TakenScheme>;
  /** False where another one was taken since `after`. */
  readonly take: (set: string, text: string, after: number, who: string) => Promise<boolean>;
}

export function schemeStore(database: Database, journals: Journals): SchemeStore {
  return {
    schemeOf: async (set) => {
      const [row] = await database.query(
        "select number, scheme from schemes where set_id = $1 order by number desc limit 1",
        [set],
      );
      return row === undefined
        ? { number: 0, text: "" }
        : { number: Number(row["number"]), text: String(row["scheme"]) };
    },
    take: async (set, text, after, who) =>
      (await journals.write(set, { kind: "scheme", number: after + 1, text, who })).holds,
  };
}
