import { parse } from "csv-parse/sync";
import { nth } from "../base/known.js";
import { LONGEST_LINE, readLines, type TextLine } from "./textLines.js";

/** One row of a CSV file, or what is wrong with it; `line` is the line that it starts on, from 1. */
export type CsvRow =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly fault: string };

/** How many lines a cell in quotes may go over; quotes that are never closed spoil their own line alone. */
const MOST_LINES = 10;

/**
 * The rows of a CSV file, one after another, without holding the file. Commas, semicolons or tabs, whichever the first
 * line has most of; empty lines are skipped. Throws FILE_NOT_FOUND or FILE_UNREADABLE.
 */
export async function* readCsv(file: string, cwd = process.cwd()): AsyncGenerator<CsvRow> {
  let delimiter: string | undefined;
  let waiting: TextLine[] = [];
  for await (const block of readLines(file, cwd)) {
    const lines = [...waiting, ...block.filter(({ text }) => text.trim() !== "")];
    delimiter ??= lines[0] === undefined ? undefined : separatorOf(lines[0].text);
    const { rows, left } = rowsOf(lines, delimiter ?? ",", false);
    yield* rows;
    waiting = left;
  }
  yield* rowsOf(waiting, delimiter ?? ",", true).rows;
}

/** The rows of a text that is held as a whole. */
export function csvRows(text: string): readonly CsvRow[] {
  const lines = text
    .split(/\r\n|\n|\r/)
    .map((line, k) => ({ line: k + 1, text: line.slice(0, LONGEST_LINE), cut: line.length > LONGEST_LINE }))
    .filter((one) => one.text.trim() !== "");
  return rowsOf(lines, separatorOf(lines[0]?.text ?? ""), true).rows;
}

/** The rows of a block of lines; `left`: lines at its end whose quotes may be closed in the next block. */
function rowsOf(
  lines: readonly TextLine[],
  delimiter: string,
  last: boolean,
): { readonly rows: readonly CsvRow[]; readonly left: TextLine[] } {
  const together = lines.some(({ cut }) => cut) ? null : recordsOf(lines, delimiter);
  // A row to each line: nothing is amiss, and no cell goes over several.
  if (together?.length === lines.length) {
    return { rows: together.map((cells, k) => ({ line: nth(lines, k).line, cells })), left: [] };
  }
  const rows: CsvRow[] = [];
  for (let k = 0; k < lines.length; ) {
    const [first] = lines.slice(k, k + 1);
    if (first === undefined) break;
    const { line } = first;
    const taken = first.cut ? 0 : linesOfRow(lines.slice(k, k + MOST_LINES), delimiter);
    const [cells] = taken === 0 ? [] : (recordsOf(lines.slice(k, k + taken), delimiter) ?? []);
    if (cells !== undefined) rows.push({ line, cells });
    else if (first.cut) rows.push({ line, fault: `longer than ${LONGEST_LINE} characters` });
    else if (!last && lines.length - k < MOST_LINES) return { rows, left: lines.slice(k) };
    else rows.push({ line, fault: "its quotes are not closed, or stand inside a cell" });
    k += Math.max(1, taken);
  }
  return { rows, left: [] };
}

/** How many lines make the first row; 0 where no number of them does. */
function linesOfRow(lines: readonly TextLine[], delimiter: string): number {
  for (let taken = 1; taken <= lines.length; taken++)
    if (recordsOf(lines.slice(0, taken), delimiter)?.length === 1) return taken;
  return 0;
}

/** Lines as CSV, or null where they are none. */
function recordsOf(lines: readonly TextLine[], delimiter: string): string[][] | null {
  try {
    const text = lines.map((one) => one.text).join("\n");
    return parse(text, { delimiter, record_delimiter: "\n", relax_column_count: true, relax_quotes: true });
  } catch {
    return null;
  }
}

/** Comma, semicolon or tab: whichever a line has most of outside quotes. */
function separatorOf(line: string): string {
  const unquoted = line.replace(/"[^"]*"/g, "");
  const counts = [",", ";", "\t"].map((mark) => ({ mark, times: unquoted.split(mark).length }));
  return counts.sort((a, b) => b.times - a.times)[0]?.mark ?? ",";
}

/** What a spreadsheet takes for a table in UTF-8: without it, Excel on a Korean or Greek Windows shows other letters. */
export const CSV_START = "\uFEFF";

/** What a spreadsheet takes for the start of a formula, in half and full width, and what may stand before one. */
const FORMULA = /^[\u200B-\u200D\u2060\uFEFF]*[=+\-@|\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** A text without the apostrophe that keeps a spreadsheet from running it. */
export const withoutGuard = (text: string): string =>
  text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;

/** A line of CSV. Texts that a spreadsheet would run as a formula are kept from it by an apostrophe. */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => (typeof cell === "number" ? String(cell) : csvText(cell))).join(",")}\n`;
}

function csvText(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
