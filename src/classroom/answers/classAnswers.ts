import { LOCALES } from "../../core/base/settings.js";
import { type CsvRow, withoutGuard } from "../../core/files/csvFile.js";
import { messagesFor } from "../../core/words/locale.js";
import { type AmcColumns, amcColumns, amcRow } from "./amcTable.js";
import type { ClassRow } from "./classRow.js";

/** Whose row it is, as the heading of a wide table says it; what else a class list may have beside. */
type Owner = "sheet" | "code" | "other";
const OWNERS: Readonly<Record<string, Owner>> = {
  sheet: "sheet",
  code: "code",
  ...Object.fromEntries(
    [
      "id",
      "student",
      "student number",
      "학번",
      "name",
      "이름",
      "section",
      "분반",
      "email",
      "이메일",
      "remarks",
      "notes",
      "비고",
    ].map((word) => [word, "other" as const]),
  ),
  ...Object.fromEntries(
    LOCALES.flatMap((locale) => {
      const t = messagesFor(locale);
      return [
        [t("form.sheet").toLowerCase(), "sheet" as const],
        [t("form.code").toLowerCase(), "code" as const],
        [t("form.name").toLowerCase(), "other" as const],
      ];
    }),
  ),
};

const tidy = (cell: string): string => withoutGuard(cell.normalize("NFC").trim());
const ownerOf = (heading: string): Owner | undefined =>
  Object.hasOwn(OWNERS, heading.toLowerCase()) ? OWNERS[heading.toLowerCase()] : undefined;

/**
 * The answers of a class from a long table (`sheet,id,answer`, with or without that heading) or a wide one, whose heading
 * has a column for the sheet or its code, and one for each blank by its id, its number or its printed name. Cells that
 * are empty in a wide table are no answers; rows that are no row of either are faults. The table that Auto Multiple Choice
 * writes of a scanned export is known by its heading.
 */
export async function* classAnswers(rows: AsyncIterable<CsvRow>): AsyncGenerator<ClassRow> {
  let wide: WideColumns | null = null;
  let amc: AmcColumns | null = null;
  let count = 0;
  for await (const row of rows) {
    count++;
    if ("fault" in row) {
      yield row;
      continue;
    }
    const cells = row.cells.map(tidy);
    if (count === 1) {
      if (cells.map((cell) => cell.toLowerCase()).join(",") === "sheet,id,answer") continue;
      const read = amcColumns(cells);
      if (read !== null && "fault" in read) {
        yield { line: row.line, fault: read.fault };
        return;
      }
      amc = read;
      if (isOfBounds(cells)) {
        yield { line: row.line, fault: OF_BOUNDS };
        return;
      }
      wide = amc === null ? wideColumns(cells) : null;
      if (amc !== null || wide !== null) continue;
    }
    if (amc !== null) yield* amcRow(row.line, cells, amc);
    else if (wide !== null) yield* wideRow(row.line, cells, wide, count === 2);
    else yield longRow(row.line, cells);
  }
}

/** A set made with `--formats marking` holds `answers.csv`, which says what is right and not what was written. */
const OF_BOUNDS =
  "this is the set's own table of what is marked right; what students wrote, in the form of `gradsheet answers`, would be right";
const isOfBounds = (heading: readonly string[]): boolean =>
  heading.some((cell) => /^1 .*low$/.test(cell)) && heading.some((cell) => /^1 .*high$/.test(cell));

function longRow(line: number, cells: readonly string[]): ClassRow {
  if (cells.length !== 3) return { line, fault: `${cells.length} cells; "sheet,id,answer" would be right` };
  const [sheet = "", name = "", text = ""] = cells;
  return { line, sheet, code: "", name, text };
}

interface WideColumns {
  readonly sheet: number | undefined;
  readonly code: number | undefined;
  readonly blanks: readonly { readonly place: number; readonly name: string }[];
}

/** The columns of a wide table by its heading; null for what is no such heading. */
function wideColumns(heading: readonly string[]): WideColumns | null {
  const placeOf = (owner: Owner): number | undefined => {
    const place = heading.findIndex((cell) => ownerOf(cell) === owner);
    return place < 0 ? undefined : place;
  };
  const byStudent = heading.findIndex((cell) => /^(id|student|student number|학번)$/i.test(cell));
  const sheet = placeOf("sheet") ?? (byStudent < 0 ? undefined : byStudent);
  const code = placeOf("code");
  if (sheet === undefined && code === undefined) return null;
  const blanks = heading.flatMap((name, place) =>
    name === "" || ownerOf(name) !== undefined ? [] : [{ place, name }],
  );
  return { sheet, code, blanks };
}

function* wideRow(
  line: number,
  cells: readonly string[],
  columns: WideColumns,
  second: boolean,
): Generator<ClassRow> {
  const cell = (place: number | undefined): string => (place === undefined ? "" : (cells[place] ?? ""));
  const [sheet, code] = [cell(columns.sheet), cell(columns.code)];
  const filled = columns.blanks.filter(({ place }) => cell(place) !== "");
  if (sheet === "" && code === "") {
    // The second row of a form says what stands beside the boxes.
    if (!second && filled.length > 0)
      yield { line, fault: "neither a sheet nor a code; the sheet's id or its code would be right" };
    return;
  }
  for (const { place, name } of filled) yield { line, sheet, code, name, text: cell(place) };
}
