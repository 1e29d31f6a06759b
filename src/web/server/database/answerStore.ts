import type { Answers } from "../../../marking/marked.js";
import type { Database } from "./database.js";

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

export function answerStore(database: Database): AnswerStore {
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
      if (entries.length === 0) return;
      await database.query(
        `insert into answers (set_id, sheet, answer, given)
         select $1, $2, * from unnest($3::text[], $4::text[])
         on conflict (set_id, sheet, answer) do update set given = excluded.given, saved_at = now()`,
        [set, sheet, entries.map(([id]) => id), entries.map(([, given]) => given)],
      );
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
