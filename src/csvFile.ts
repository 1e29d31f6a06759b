import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { resolve } from "node:path";
import { parse } from "csv-parse";
import { fail } from "./errors.js";
import { unreadable } from "./files.js";

/** One row of a CSV file. */
export interface CsvRow {
  /** The line that it ends on, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

const PEEK = 4096;

/**
 * The rows of a CSV file, one after another, without holding the file. Commas, semicolons or tabs, whichever the first
 * line has most of; a byte order mark is skipped. Throws FILE_NOT_FOUND or FILE_UNREADABLE.
 */
export async function* readCsv(file: string, cwd = process.cwd()): AsyncGenerator<CsvRow> {
  const path = resolve(cwd, file);
  const delimiter = await delimiterOf(path, file);
  const parser = createReadStream(path).pipe(
    parse({
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    }),
  );
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      yield { line: info.lines, cells: record };
    }
  } catch (error) {
    if (!(error instanceof Error) || !("lines" in error)) throw error;
    throw fail("SYNTAX", `${error.message}; close the quotes that are opened`, {
      file,
      line: Number(error.lines),
    });
  }
}

async function delimiterOf(path: string, file: string): Promise<string> {
  let head: string;
  try {
    const handle = await open(path, "r");
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(PEEK), 0, PEEK, 0);
      head = buffer.toString("utf8", 0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw unreadable(file, error);
  }
  const [first = ""] = head.split(/\r?\n/);
  const counts = [",", ";", "\t"].map((mark) => ({ mark, times: first.split(mark).length }));
  return counts.sort((a, b) => b.times - a.times)[0]?.mark ?? ",";
}

/** A line of CSV. Texts that a spreadsheet would run as a formula are kept from it by an apostrophe. */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => (typeof cell === "number" ? String(cell) : csvText(cell))).join(",")}\n`;
}

function csvText(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
