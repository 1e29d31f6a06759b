import { type Fault, fail, GradsheetError, MOST_FAULTS } from "../../../core/base/errors.js";
import { sha256 } from "../../../core/base/hash.js";
import { csvRows } from "../../../core/files/csvFile.js";
import { readBytes } from "../../../core/files/readBytes.js";
import type { Copy, Student } from "./copy.js";
import { fileNameOf, foldName } from "./fileName.js";
import { type ColumnNames, type Columns, findColumns, ROSTER_FIELDS } from "./rosterColumns.js";
import { decodeRoster } from "./rosterText.js";

/** The copies that a roster asks for, one a student, in its order. */
export interface Roster {
  readonly copies: readonly Copy[];
  /** SHA-256 of the file. */
  readonly hash: string;
}

const MOST_ROWS = 100_000;
/** A cell in quotes may go over several lines. */
const MOST_LINES = 2 * MOST_ROWS;
const MOST_LETTERS = 200;

const NOBODY =
  "there is nobody in it; a line of headings (id,name), then a line for each student, would be right";

const brokenWords = (what: string): string =>
  `${what}; "…" around a whole cell, and "" for a quote in it, would be right`;

/**
 * What never belongs into an id or a name: controls, marks that turn or hide letters, places without a meaning, and all
 * that Unicode says is not shown (fillers of Hangul, tags, beams of music) or shown as nothing (the empty braille cell).
 * The joiners of Persian and of the scripts of India are letters of a name.
 */
const HIDDEN =
  /(?![\u200C\u200D])[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\uFFFD\u{1D173}-\u{1D17A}]/u;

/** Which shape of a Chinese letter is meant: in a Japanese name it can be seen, and in an id it would tell two apart that look alike. */
const VARIANT = /(?<=\p{Script=Han})[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu;

/** Reads a roster file. Throws one error that has all of its faults, each with its line. */
export async function readRoster(file: string, cwd: string, names: ColumnNames = {}): Promise<Roster> {
  const bytes = await readBytes(file, cwd);
  return { copies: parseRoster(decodeRoster(bytes, file), file, names), hash: sha256(bytes) };
}

/** The copies of a roster's text. Throws as `readRoster` does. */
export function parseRoster(text: string, file: string, names: ColumnNames = {}): Copy[] {
  if (linesIn(text, MOST_LINES) > MOST_LINES)
    throw fail("TOO_LARGE", `more than ${MOST_LINES} lines; ${MOST_ROWS} students or fewer would be right`, {
      file,
    });
  const rows = csvRows(text).filter((row) => "fault" in row || row.cells.some((cell) => cell.trim() !== ""));
  const faults = new FirstFaults(file);
  for (const row of rows) if ("fault" in row) faults.add(row.line, [brokenWords(row.fault)]);
  const [heading, ...rest] = rows.flatMap((row) => ("cells" in row ? [row] : []));
  if (heading === undefined) {
    faults.add(1, [NOBODY]);
    throw faults.error();
  }
  const found = findColumns(heading.cells, names);
  if ("wrong" in found) {
    faults.add(heading.line, found.wrong);
    throw faults.error();
  }
  const taken = new Map<string, { readonly id: string; readonly line: number }>();
  const copies: Copy[] = [];
  for (const { line, cells } of rest) {
    const student = studentOf(cells, found.columns);
    const key = foldName(student.id);
    const before = taken.get(key);
    const again = student.id !== "" && before !== undefined ? [twice(student.id, before)] : [];
    if (again.length === 0) taken.set(key, { id: student.id, line });
    faults.add(line, [
      ...(cells.length === heading.cells.length ? faultsOf(student) : [unequal(cells, heading.cells)]),
      ...again,
    ]);
    copies.push({ id: student.id, file: fileNameOf(student.id), student });
  }
  if (copies.length > MOST_ROWS)
    faults.add(heading.line, [`${copies.length} students; ${MOST_ROWS} or fewer would be right`]);
  if (copies.length === 0 && faults.count === 0)
    faults.add(heading.line, ["there is nobody below the headings; a line for each student would be right"]);
  if (faults.count > 0) throw faults.error();
  return copies;
}

/** The faults of a file's first lines that have any, and how many there are: a file of the wrong kind has one a line. */
class FirstFaults {
  private readonly file: string;
  private kept: Fault[] = [];
  count = 0;

  constructor(file: string) {
    this.file = file;
  }

  add(line: number, messages: readonly string[]): void {
    this.count += messages.length;
    if (
      messages.length === 0 ||
      line >= (this.kept[MOST_FAULTS - 1]?.place?.line ?? Number.POSITIVE_INFINITY)
    )
      return;
    const place = { file: this.file, line };
    const added = messages.map((message): Fault => ({ code: "ROSTER", message, place }));
    this.kept = [...this.kept, ...added]
      .sort((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0))
      .slice(0, MOST_FAULTS);
  }

  error(): GradsheetError {
    return new GradsheetError(this.kept, this.count - this.kept.length);
  }
}

/** How many lines a text has, counted no further than one beyond `most`. */
function linesIn(text: string, most: number): number {
  let lines = 1;
  for (const _end of text.matchAll(/\r\n|\n|\r/g)) if (++lines > most) break;
  return lines;
}

const unequal = (cells: readonly string[], headings: readonly string[]): string =>
  `${cells.length} cells where the headings are ${headings.length}; quotes around a cell that holds the separator would be right`;

function studentOf(cells: readonly string[], columns: Columns): Student {
  const cell = (place: number | undefined) => (place === undefined ? "" : tidy(cells[place] ?? ""));
  const { section, email } = Object.fromEntries(ROSTER_FIELDS.map((field) => [field, cell(columns[field])]));
  return {
    id: cell(columns.id),
    name: cell(columns.name),
    ...(section ? { section } : {}),
    ...(email ? { email } : {}),
  };
}

/** Without spaces around and doubled within; accents and syllables put together. */
const tidy = (cell: string): string =>
  cell
    .normalize("NFC")
    .replace(/[ \u00A0\u3000\t]+/g, " ")
    .trim();

function faultsOf(student: Student): string[] {
  return ROSTER_FIELDS.flatMap((field): string[] => {
    const text = student[field];
    if (text === undefined) return [];
    if (text === "") return [`the ${field} is empty; every student needs one`];
    if (text.length > MOST_LETTERS)
      return [`the ${field} has ${text.length} letters; ${MOST_LETTERS} or fewer would be right`];
    const shown = field === "name" ? text.replace(VARIANT, "") : text;
    const hidden = HIDDEN.exec(shown)?.[0].codePointAt(0);
    if (hidden === undefined) return [];
    const code = hidden.toString(16).toUpperCase().padStart(4, "0");
    return [`the ${field} holds U+${code}, which cannot be seen or printed; remove it`];
  });
}

const twice = (id: string, before: { readonly id: string; readonly line: number }): string =>
  before.id === id
    ? `the id "${id}" is that of line ${before.line}; each id once would be right`
    : `the id "${id}" differs from "${before.id}" of line ${before.line} only in case or in how letters are written, and some disks take their files for one; another id would be right`;
