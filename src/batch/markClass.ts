import type { CsvRow } from "../csvFile.js";
import type { Answers } from "../marking/marked.js";
import { normaliseCode } from "../sheet/code.js";
import type { Sheet } from "../sheet/sheet.js";

/** What is wrong with a row of a mark file. */
export interface RowFault {
  readonly line: number;
  readonly message: string;
}

/** A set of sheets, as its manifest names them. */
export interface SheetSet {
  readonly copies: readonly { readonly id: string; readonly code: string }[];
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

interface Open {
  readonly asked: ReadonlySet<string>;
  readonly answers: Map<string, string>;
}

/**
 * Collects the answers of a class from rows `sheet,id,answer` in any order. A sheet is handed over and forgotten once
 * all its answers are in, so that a file sorted by sheet is never held. Rows that are wrong are named, and left out.
 */
export async function markClass({ rows, set, marked, fault }: ClassWish): Promise<{ rows: number }> {
  const ids = new Map<string, string>();
  for (const { id, code } of set.copies) ids.set(id, id).set(normaliseCode(code), id);
  const cached = cacheOf(set.load, KEPT);
  const open = new Map<string, Open>();
  const closed = new Set<string>();
  const hand = async (id: string, { answers }: Open) => {
    open.delete(id);
    closed.add(id);
    await marked(await cached(id), Object.fromEntries(answers));
  };
  let count = 0;
  for await (const { line, cells } of rows) {
    if (count === 0 && isHeading(cells)) continue;
    count++;
    const refuse = (message: string) => fault({ line, message });
    const [name = "", answerId = "", answer = ""] = cells.map((cell) => cell.trim());
    if (cells.length !== 3) {
      refuse(`${cells.length} cells; "sheet,id,answer" would be right`);
      continue;
    }
    const id = ids.get(name) ?? ids.get(normaliseCode(name));
    if (id === undefined) {
      refuse(`there is no sheet "${name}" in the set; the sheet's id or its code would be right`);
      continue;
    }
    if (closed.has(id)) {
      refuse(`a second answer to ${answerId} of sheet ${id}; the first one counts`);
      continue;
    }
    const own = open.get(id) ?? { asked: await askedOf(id, cached), answers: new Map<string, string>() };
    open.set(id, own);
    if (!own.asked.has(answerId)) {
      refuse(`sheet ${id} does not ask for "${answerId}"; an id such as ${[...own.asked][0]} would be right`);
    } else if (own.answers.has(answerId)) {
      refuse(`a second answer to ${answerId} of sheet ${id}; the first one counts`);
    } else {
      own.answers.set(answerId, answer);
      if (own.answers.size === own.asked.size) await hand(id, own);
    }
  }
  for (const [id, own] of [...open]) await hand(id, own);
  return { rows: count };
}

const isHeading = (cells: readonly string[]): boolean =>
  cells.map((cell) => cell.trim().toLowerCase()).join(",") === "sheet,id,answer";

const askedOf = async (id: string, load: (id: string) => Promise<Sheet>): Promise<ReadonlySet<string>> =>
  new Set((await load(id)).questions.flatMap(({ answers }) => answers.map((one) => one.id)));

/** Keeps the sheets that were used last. */
function cacheOf(load: (id: string) => Promise<Sheet>, most: number): (id: string) => Promise<Sheet> {
  const kept = new Map<string, Sheet>();
  return async (id) => {
    const sheet = kept.get(id) ?? (await load(id));
    kept.delete(id);
    kept.set(id, sheet);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return sheet;
  };
}
