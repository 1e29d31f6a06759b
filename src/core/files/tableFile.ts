import { type CsvRow, readCsv } from "./csvFile.js";
import { isXlsx, readXlsx } from "./xlsxFile.js";

/** The rows of a table: a workbook where the name says so, else CSV. Throws FILE_NOT_FOUND or FILE_UNREADABLE. */
export async function* readTable(file: string, cwd = process.cwd()): AsyncGenerator<CsvRow> {
  if (isXlsx(file)) yield* await readXlsx(file, cwd);
  else yield* readCsv(file, cwd);
}
