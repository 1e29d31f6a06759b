import { fail } from "../base/errors.js";
import type { CsvRow } from "./csvFile.js";
import { readBytes } from "./readBytes.js";
import { checkUnpacked } from "./unpacked.js";

/** Whether a file's name says that it is a spreadsheet's own. */
export const isXlsx = (file: string): boolean => file.toLowerCase().endsWith(".xlsx");

/**
 * The rows of a spreadsheet's first table as texts, each with its row's number; empty rows are skipped. A date, which a
 * spreadsheet likes to make of 1/3, reads as one: 2026-01-03. Throws FILE_NOT_FOUND,
 * FILE_UNREADABLE, or TOO_LARGE.
 */
export async function readXlsx(file: string, cwd = process.cwd()): Promise<readonly CsvRow[]> {
  const bytes = await readBytes(file, cwd);
  checkUnpacked(bytes, file);
  const { readSheet } = await import("read-excel-file/universal");
  const rows = await readSheet(new Uint8Array(bytes).buffer).catch(() => {
    throw fail("FILE_UNREADABLE", "no Excel workbook (.xlsx); save it as one, or as CSV", { file });
  });
  return rows.flatMap((cells, k) => {
    const texts = cells.map(cellText);
    return texts.every((text) => text.trim() === "") ? [] : [{ line: k + 1, cells: texts }];
  });
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}

/** A table to be typed into: its first rows and columns stay in sight. */
export interface Workbook {
  readonly rows: readonly (readonly string[])[];
  /** How many rows at the top are headings. */
  readonly headings: number;
  readonly columns: readonly { readonly width: number }[];
  /** How many columns at the left say whose row it is. */
  readonly fixed: number;
}

/**
 * A table as the bytes of a workbook. Every cell is of the kind "text": what is typed stays as it is typed (0.4700 keeps
 * its noughts, 1/3 becomes no date), and nothing is a formula.
 */
export async function xlsxBytes({ rows, headings, columns, fixed }: Workbook): Promise<Uint8Array> {
  const { default: write } = await import("write-excel-file/node");
  const cells = rows.map((row, k) =>
    row.map((text) => ({
      ...(text === "" ? {} : { value: text }),
      ...{ type: String, format: "@" },
      ...(k < headings ? { fontWeight: "bold" as const } : {}),
    })),
  );
  const look = { stickyRowsCount: headings, stickyColumnsCount: fixed, columns: [...columns] };
  return write(cells, look).toBuffer();
}
