import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { type Fault, fail, GradsheetError } from "../../base/errors.js";
import { sha256 } from "../../base/hash.js";
import { csvRows } from "../../files/csvFile.js";
import { unreadable } from "../../files/files.js";
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

const MOST_BYTES = 64e6;
const MOST_ROWS = 100_000;
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

/** Which shape of a letter is meant: in a Japanese name it can be seen, and in an id it would tell two apart that look alike. */
const VARIANT = /(?<=\p{L})[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu;

/** Reads a roster file. Throws one error that has all of its faults, each with its line. */
export async function readRoster(file: string, cwd: string, names: ColumnNames = {}): Promise<Roster> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(resolve(cwd, file));
  } catch (error) {
    throw unreadable(file, error);
  }
  if (bytes.length > MOST_BYTES) {
    throw fail("TOO_LARGE", `${bytes.length} bytes; a roster of ${MOST_BYTES} or fewer would be right`, {
      file,
    });
  }
  return { copies: parseRoster(decodeRoster(bytes, file), file, names), hash: sha256(bytes) };
}

/** The copies of a roster's text. Throws as `readRoster` does. */
export function parseRoster(text: string, file: string, names: ColumnNames = {}): Copy[] {
  const rows = csvRows(text).filter((row) => "fault" in row || row.cells.some((cell) => cell.trim() !== ""));
  const fault = (line: number, message: string): Fault => ({
    code: "ROSTER",
    message,
    place: { file, line },
  });
  const broken = rows.flatMap((row) => ("fault" in row ? [fault(row.line, brokenWords(row.fault))] : []));
  const [heading, ...rest] = rows.flatMap((row) => ("cells" in row ? [row] : []));
  if (heading === undefined) throw new GradsheetError([...broken, fault(1, NOBODY)]);
  const found = findColumns(heading.cells, names);
  if ("wrong" in found) {
    throw new GradsheetError([...found.wrong.map((message) => fault(heading.line, message)), ...broken]);
  }
  const faults = [...broken];
  const taken = new Map<string, { readonly id: string; readonly line: number }>();
  const copies: Copy[] = [];
  for (const { line, cells } of rest) {
    const wrong: string[] = [];
    const student = studentOf(cells, found.columns);
    if (cells.length > heading.cells.length || cells.length < heading.cells.length) {
      wrong.push(
        `${cells.length} cells where the headings are ${heading.cells.length}; quotes around a cell that holds the separator would be right`,
      );
    } else wrong.push(...faultsOf(student));
    const key = foldName(student.id);
    const before = taken.get(key);
    if (student.id !== "" && before !== undefined) wrong.push(twice(student.id, before));
    else taken.set(key, { id: student.id, line });
    faults.push(...wrong.map((message) => fault(line, message)));
    copies.push({ id: student.id, file: fileNameOf(student.id), student });
  }
  if (copies.length > MOST_ROWS) {
    faults.push(fault(heading.line, `${copies.length} students; ${MOST_ROWS} or fewer would be right`));
  }
  if (copies.length === 0 && faults.length === 0) {
    faults.push(
      fault(heading.line, "there is nobody below the headings; a line for each student would be right"),
    );
  }
  if (faults.length > 0)
    throw new GradsheetError(faults.sort((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0)));
  return copies;
}

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
