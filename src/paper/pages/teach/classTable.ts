import type { LocaleName } from "../../../core/base/settings.js";
import { NOT_YET } from "../../../core/marking/marksText.js";
import { messagesFor } from "../../../core/words/locale.js";
import { keyOf } from "../../../core/words/messages.js";
import { type ShownWork, workTableHtml } from "../compose/composeHome.js";
import { templatesOf } from "../templates/templates.js";
import { webPageHtml } from "../webPage.js";

/** A class while it works, or is typed in. */
export interface ClassTable {
  readonly address: string;
  readonly title: string;
  readonly questions: readonly { readonly id: string; readonly maxPoints: number }[];
  readonly rows: readonly ClassRow[];
  /** The mistakes met most, with who made them, where and with which numbers. */
  readonly mistakes: readonly { readonly id: string; readonly students: readonly MadeMistake[] }[];
}

/** A mistake of one student's. */
export interface MadeMistake {
  readonly name: string;
  readonly entry: string;
  /** What was written, by the number of its box. */
  readonly written: readonly { readonly box: number; readonly text: string }[];
}

export interface ClassRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** How many blanks have something in them, of how many; nothing is known of a sheet that has null. */
  readonly answered: number | null;
  readonly asked: number;
  readonly handedIn: number;
  readonly points: readonly number[];
  /** Points of each question that nobody has given yet. */
  readonly waiting: readonly number[];
  readonly score: number;
  readonly maxScore: number;
}

/** The part of the page that changes while the class works; it says whether the disk is `full`. */
export function classTableHtml(
  table: ClassTable,
  works: readonly ShownWork[],
  locale: LocaleName,
  full: boolean,
): string {
  const t = messagesFor(locale);
  const { address, questions, rows, mistakes } = table;
  const begun = rows.filter(({ answered }) => answered !== null);
  const mean = (over: readonly ClassRow[], of: (row: ClassRow) => number): string =>
    over.length === 0
      ? ""
      : String(Math.round((10 * over.reduce((sum, row) => sum + of(row), 0)) / over.length) / 10);
  const waits = (row: ClassRow): number => row.waiting.reduce((sum, one) => sum + one, 0);
  const waiting = tidy(begun.reduce((sum, row) => sum + waits(row), 0));
  const marked = begun.filter((row) => row.maxScore === 0 || waits(row) < row.maxScore);
  const view = {
    full,
    begun: t("teach.begun", { count: begun.length, all: rows.length }),
    questions: questions.map(({ id, maxPoints }) => ({ id, maxPoints })),
    rows: rows.map((row) => ({
      ...row,
      known: row.answered !== null,
      answered: row.answered ?? 0,
      entry: `${address}/enter/${encodeURIComponent(row.id)}`,
      points: row.points.map((points, k) =>
        withWaiting(points, row.waiting[k] ?? 0, questions[k]?.maxPoints),
      ),
      score: withWaiting(row.score, waits(row), row.maxScore),
    })),
    waiting: waiting === 0 ? "" : t("teach.waiting", { points: waiting }),
    means: {
      points: questions.map(({ maxPoints }, k) =>
        mean(
          begun.filter((row) => maxPoints === 0 || (row.waiting[k] ?? 0) < maxPoints),
          ({ points }) => points[k] ?? 0,
        ),
      ),
      score: mean(marked, ({ score }) => score),
    },
    mistakes: mistakes.map(({ id, students }) => ({
      name: t(keyOf("misconception", id, "name")),
      count: students.length,
      students: students.map(({ name, entry, written }) => ({
        ...{ name, entry },
        written: written.map(({ box, text }) => t("teach.written", { box, text })).join(", "),
      })),
    })),
  };
  return templatesOf().render("classtable", view, t) + workTableHtml(works, locale);
}

export function classPageHtml(
  table: ClassTable,
  works: readonly ShownWork[],
  locale: LocaleName,
  { style, script, full }: { readonly style: string; readonly script: string; readonly full: boolean },
): string {
  const t = messagesFor(locale);
  const live = classTableHtml(table, works, locale, full);
  const view = { title: table.title, address: table.address, live: "LIVE" };
  const body = templatesOf()
    .render("class", view, t)
    .replace("LIVE", () => live);
  return webPageHtml(body, { title: `${table.title} · ${t("teach.title")}`, locale, style, script });
}

/** Points, and a dash for those that nobody has given yet. */
const withWaiting = (points: number, waiting: number, most: number = waiting): string =>
  waiting === 0 ? String(points) : waiting >= most ? NOT_YET : `${points} + ${NOT_YET}`;

const tidy = (points: number): number => Number(points.toPrecision(12));
