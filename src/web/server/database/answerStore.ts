import type { Answers } from "../../../core/marking/marked.js";
import type { Logged, Receipt } from "../journal/entry.js";
import type { Journals } from "../journal/journals.js";
import type { Database } from "./database.js";
import type { Overruled } from "./overruled.js";

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

/** What students have written and handed in, and what a teacher says to it. */
export interface AnswerStore {
  readonly answersOf: (name: SheetName) => Promise<Answers>;
  /** When it resolves, the answers are on the disk and in the database; `who` is the teacher who typed them in. Null where there was nothing to save. */
  readonly save: (name: SheetName, answers: Answers, who?: string) => Promise<Receipt | null>;
  /** The receipt of what was last saved or handed in of a sheet. */
  readonly receiptOf: (name: SheetName) => Receipt | null;
  readonly attemptsOf: (name: SheetName) => Promise<readonly Attempt[]>;
  /** A text for each sheet of a set that something is known of; it is another one once more is known. */
  readonly versionsOf: (set: string) => Promise<ReadonlyMap<string, string>>;
  /** Marks that a teacher gave, by the answers' ids. */
  readonly overrulesOf: (name: SheetName) => Promise<ReadonlyMap<string, Overruled>>;
  /** Null takes the teacher's mark away again; `who` is the teacher. */
  readonly overrule: (name: SheetName, answer: string, mark: Overruled | null, who: string) => Promise<void>;
  /** What teachers did about a set, in its order. */
  readonly historyOf: (set: string) => readonly Logged[];
  /** Null where that attempt was made already, in another window. */
  readonly addAttempt: (name: SheetName, attempt: Attempt) => Promise<Attempt | null>;
}

export function answerStore(database: Database, journals: Journals): AnswerStore {
  return {
    answersOf: async ({ set, sheet }) => {
      const rows = await database.query(
        "select answer, given from answers where set_id = $1 and sheet = $2",
        [set, sheet],
      );
      return Object.fromEntries(rows.map((row) => [String(row["answer"]), String(row["given"])]));
    },
    save: async ({ set, sheet }, answers, who) =>
      Object.keys(answers).length === 0
        ? null
        : (await journals.write(set, { kind: "save", sheet, answers, ...(who === undefined ? {} : { who }) }))
            .receipt,
    receiptOf: ({ set, sheet }) => journals.lastOf(set, sheet),
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
    // By the order of entries: a clock may be set back.
    versionsOf: async (set) => {
      const rows = await database.query(
        `select sheet, string_agg(part, ' ' order by part) as version from (
           select sheet, 'a' || count(*) || ' ' || sum(entry) as part from answers where set_id = $1 group by sheet
           union all
           select sheet, 'b' || count(*) || ' ' || sum(entry) from attempts where set_id = $1 group by sheet
           union all
           select sheet, 'c' || count(*) || ' ' || sum(entry) from overrules where set_id = $1 group by sheet
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
    historyOf: journals.historyOf,
    overrule: async ({ set, sheet }, answer, mark, who) => {
      await journals.write(
        set,
        mark === null
          ? { kind: "unmark", sheet, answer, who }
          : { kind: "mark", sheet, answer, ...mark, who },
      );
    },
    addAttempt: async ({ set, sheet }, attempt) => {
      const { holds } = await journals.write(set, { kind: "attempt", sheet, ...attempt });
      return holds ? attempt : null;
    },
  };
}
