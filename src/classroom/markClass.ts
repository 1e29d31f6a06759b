import { visible } from "../base/visible.js";
import type { CsvRow } from "../files/csvFile.js";
import { normaliseCode } from "../generator/code.js";
import type { Answers } from "../marking/marked.js";
import { newestIssues } from "../set/folder/reissues.js";
import type { Sheet } from "../sheet/sheet.js";
import { type Asked, askedIn, OpenSheet } from "./openSheet.js";

/** What is wrong with a row of a mark file. */
export interface RowFault {
  readonly line: number;
  readonly message: string;
}

/** A set of sheets, as its manifest names them. */
export interface SheetSet {
  readonly copies: readonly {
    readonly id: string;
    readonly code: string;
    readonly replaces?: string | undefined;
  }[];
  readonly load: (id: string) => Promise<Sheet>;
}

export interface ClassWish {
  readonly rows: AsyncIterable<CsvRow>;
  readonly set: SheetSet;
  /** Called once for each sheet that has a row, as soon as all its answers are in, and at the end for the rest. */
  readonly marked: (sheet: Sheet, answers: Answers) => Promise<void> | void;
  readonly fault: (fault: RowFault) => void;
}

/** Sheets kept in memory: beyond this, rows in an order of their own cost reading a sheet again. */
const KEPT = 100;

/**
 * Collects the answers of a class from rows `sheet,id,answer` in any order. A sheet is handed over and forgotten once
 * all its answers are in; of one that is not complete yet the answers alone are held, so that the worst, a shuffled
 * file, takes some 20 bytes an answer. Rows that are wrong are named, and left out.
 */
export async function markClass({ rows, set, marked, fault }: ClassWish): Promise<{ rows: number }> {
  const find = finderOf(set.copies);
  const sheets = cacheOf(set.load, KEPT);
  const intern = askedIn();
  const open = new Map<string, OpenSheet>();
  const closed = new Map<string, Asked>();
  const hand = async (id: string, own: OpenSheet) => {
    open.delete(id);
    closed.set(id, own.asked);
    await marked(await sheets.take(id), own.answers());
  };
  let count = 0;
  for await (const row of rows) {
    const refuse = (message: string) => fault({ line: row.line, message });
    if ("fault" in row) {
      count++;
      refuse(row.fault);
      continue;
    }
    const { cells } = row;
    if (count === 0 && isHeading(cells)) continue;
    count++;
    if (cells.length !== 3) {
      refuse(`${cells.length} cells; "sheet,id,answer" would be right`);
      continue;
    }
    // A Mac writes Korean and accents in pieces, where the roster's ids are put together.
    const [name = "", answerId = "", answer = ""] = cells.map((cell) => cell.normalize("NFC").trim());
    const id = find(name);
    if (id === undefined) {
      refuse(`there is no sheet ${quoted(name)} in the set; the sheet's id or its code would be right`);
      continue;
    }
    if (id === null) {
      refuse(`several sheets have the code ${quoted(name)}; the sheet's id would be right`);
      continue;
    }
    const own = open.get(id) ?? (closed.has(id) ? undefined : new OpenSheet(intern(await sheets.look(id))));
    const asked = own?.asked ?? closed.get(id);
    const place = asked?.places.get(answerId);
    if (place === undefined) {
      refuse(
        `sheet ${id} does not ask for ${quoted(answerId)}; an id such as ${asked?.ids[0]} would be right`,
      );
    } else if (own?.put(place, answer) !== true) {
      refuse(`a second answer to ${answerId} of sheet ${id}; the first one counts`);
    }
    if (own === undefined) continue;
    open.set(id, own);
    if (own.isComplete()) await hand(id, own);
  }
  for (const [id, own] of [...open]) await hand(id, own);
  return { rows: count };
}

/**
 * From an id, which names the sheet that was issued last, or else a code as somebody typed it, to a sheet's id; null
 * where several sheets have the code.
 */
function finderOf(copies: SheetSet["copies"]): (name: string) => string | null | undefined {
  const ids = new Map(copies.map(({ id }) => [put(id), id]));
  for (const [id, newest] of newestIssues(copies)) ids.set(put(id), newest);
  const codes = new Map<string, string | null>();
  for (const { id, code } of copies) {
    const typed = normaliseCode(code);
    codes.set(typed, codes.has(typed) ? null : id);
  }
  return (name) => ids.get(put(name)) ?? codes.get(normaliseCode(name));
}

/** Accents and syllables put together, as the roster's are: a Mac writes them apart. */
const put = (id: string): string => id.normalize("NFC");

const isHeading = (cells: readonly string[]): boolean =>
  cells.map((cell) => cell.trim().toLowerCase()).join(",") === "sheet,id,answer";

/** A text from a file as it can be shown on one line: short, and without what a terminal would obey. */
const quoted = (text: string): string =>
  visible(JSON.stringify(text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text));
const SHOWN = 40;

/** Keeps the sheets that were looked at last; one that is taken is done with. */
function cacheOf(load: (id: string) => Promise<Sheet>, most: number) {
  const kept = new Map<string, Sheet>();
  const look = async (id: string): Promise<Sheet> => {
    const sheet = kept.get(id) ?? (await load(id));
    kept.delete(id);
    kept.set(id, sheet);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return sheet;
  };
  const take = async (id: string): Promise<Sheet> => {
    const sheet = await look(id);
    kept.delete(id);
    return sheet;
  };
  return { look, take };
}
