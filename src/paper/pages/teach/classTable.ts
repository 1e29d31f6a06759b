import type { LocaleName } from "../../../core/base/settings.js";
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
  const mean = (of: (row: ClassRow) => number): string =>
    begun.length === 0
      ? ""
      : String(Math.round((10 * begun.reduce((sum, row) => sum + of(row), 0)) / begun.length) / 10);
  const view = {
    full,
    begun: t("teach.begun", { count: begun.length, all: rows.length }),
    questions: questions.map(({ id, maxPoints }) => ({ id, maxPoints })),
    rows: rows.map((row) => ({
      ...row,
      known: row.answered !== null,
      answered: row.answered ?? 0,
      entry: `${address}/enter/${encodeURIComponent(row.id)}`,
      points: row.points.map(String),
    })),
    means: {
      points: questions.map((_question, k) => mean(({ points }) => points[k] ?? 0)),
      score: mean(({ score }) => score),
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
