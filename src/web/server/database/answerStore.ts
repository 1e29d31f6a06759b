import type { Answers } from "../../../core/marking/marked.js";
import type { Database } from "./database.js";
import { grouped } from "./grouped.js";

/** A sheet of a set, as answers are kept by. */
export interface SheetName {
  readonly set: string;
  readonly sheet: string;
}

/** One time that a question was handed in to be checked: what stood in all boxes of the sheet then. */
export interface Attempt {
  readonly question: string;
  /** From 1. */
  readonly number: number;
  readonly answers: Answers;
}

/** Marks of one answer by hand, and why. */
export interface Overruled {
  readonly points: number;
  readonly why: string;
}

/** What students have written and handed in, and what a teacher says to it. */
export interface AnswerStore {
  readonly answersOf: (name: SheetName) => Promise<Answers>;
  /** When it resolves, the answers are in the database. */
  readonly save: (name: SheetName, answers: Answers) => Promise<void>;
  readonly attemptsOf: (name: SheetName) => Promise<readonly Attempt[]>;
  /** A text for each sheet of a set that something is known of; it is another one once more is known. */
  readonly versionsOf: (set: string) => Promise<ReadonlyMap<string, string>>;
  /** Marks that a teacher gave, by the answers' ids. */
  readonly overrulesOf: (name: SheetName) => Promise<ReadonlyMap<string, Overruled>>;
  /** Null takes the teacher's mark away again. */
  readonly overrule: (name: SheetName, answer: string, mark: Overruled | null) => Promise<void>;
  /** Null where that attempt was made already, in another window. */
  readonly addAttempt: (name: SheetName, attempt: Attempt) => Promise<Attempt | null>;
}

/** What stands in one box, by the set, the sheet and the answer. */
type Saved = readonly [set: string, sheet: string, answer: string, given: string];

export function answerStore(database: Database): AnswerStore {
  const save = grouped<readonly Saved[]>((groups) => saveAll(database, groups.flat()));
  return {
    answersOf: async ({ set, sheet }) => {
      const rows = await database.query(
        "select answer, given from answers where set_id = $1 and sheet = $2",
        [set, sheet],
      );
      return Object.fromEntries(rows.map((row) => [String(row["answer"]), String(row["given"])]));
    },
    save: async ({ set, sheet }, answers) => {
      const entries = Object.entries(answers);
      if (entries.length > 0) await save(entries.map(([id, given]) => [set, sheet, id, given]));
    },
    attemptsOf: async ({ set, sheet }) => {
      const rows = await database.query(
        "select question, number, answers from attempts where set_id = $1 and sheet = $2 order by question, number",
        [set, sheet],
      );
      return rows.map((row) => ({
        question: String(row["question"]),
        number: Number(row["number"]),
        answers: row["answers"] as Answers,
      }));
    },
    versionsOf: async (set) => {
      const rows = await database.query(
        `select sheet, string_agg(part, ' ' order by part) as version from (
           select sheet, 'a' || count(*) || max(saved_at) as part from answers where set_id = $1 group by sheet
           union all
           select sheet, 'b' || count(*) || max(made_at) from attempts where set_id = $1 group by sheet
           union all
           select sheet, 'c' || count(*) || max(made_at) from overrules where set_id = $1 group by sheet
         ) parts group by sheet`,
        [set],
      );
      return new Map(rows.map((row) => [String(row["sheet"]), String(row["version"])]));
    },
    overrulesOf: async ({ set, sheet }) => {
      const rows = await database.query(
        "select answer, points, why from overrules where set_id = $1 and sheet = $2",
        [set, sheet],
      );
      return new Map(
        rows.map((row) => [
          String(row["answer"]),
          { points: Number(row["points"]), why: String(row["why"]) },
        ]),
      );
    },
    overrule: async ({ set, sheet }, answer, mark) => {
      if (mark === null) {
        await database.query("delete from overrules where set_id = $1 and sheet = $2 and answer = $3", [
          set,
          sheet,
          answer,
        ]);
        return;
      }
      await database.query(
        `insert into overrules (set_id, sheet, answer, points, why) values ($1, $2, $3, $4, $5)
         on conflict (set_id, sheet, answer)
         do update set points = excluded.points, why = excluded.why, made_at = now()`,
        [set, sheet, answer, mark.points, mark.why],
      );
    },
    addAttempt: async ({ set, sheet }, attempt) => {
      const rows = await database.query(
        `insert into attempts (set_id, sheet, question, number, answers) values ($1, $2, $3, $4, $5)
         on conflict do nothing returning number`,
        [set, sheet, attempt.question, attempt.number, JSON.stringify(attempt.answers)],
      );
      return rows.length === 0 ? null : attempt;
    },
  };
}

/**
 * Of what is said of one box more than once the last holds. Boxes are written in one order, so that two servers on one
 * database never wait for each other.
 */
async function saveAll(database: Database, all: readonly Saved[]): Promise<void> {
  const last = [...new Map(all.map((one) => [JSON.stringify(one.slice(0, 3)), one] as const))];
  last.sort(([a], [b]) => (a < b ? -1 : 1));
  const column = (k: number): readonly (string | undefined)[] => last.map(([, one]) => one[k]);
  await database.query(
    `insert into answers (set_id, sheet, answer, given)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[])
     on conflict (set_id, sheet, answer) do update set given = excluded.given, saved_at = now()`,
    [column(0), column(1), column(2), column(3)],
  );
}
