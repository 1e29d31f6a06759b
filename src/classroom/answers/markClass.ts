import type { CsvRow } from "../../core/files/csvFile.js";
import type { Answers } from "../../core/marking/marked.js";
import { answerFinder, type FoundAnswer } from "../../core/sheet/findAnswer.js";
import type { Sheet } from "../../core/sheet/sheet.js";
import { allBlankWords } from "./blankWords.js";
import { classAnswers } from "./classAnswers.js";
import type { UnreadBoxes } from "./classRow.js";
import { copyFinder, type NamedCopy } from "./copyFinder.js";
import { type Asked, askedIn, OpenSheet } from "./openSheet.js";
import { unmatchedAnswerMessage } from "./unmatchedAnswer.js";

/** What is wrong with a row of a mark file. */
export interface RowFault {
  readonly line: number;
  readonly message: string;
}

/** A set of sheets, as its manifest names them. */
export interface SheetSet {
  readonly copies: readonly NamedCopy[];
  readonly load: (id: string) => Promise<Sheet>;
}

export interface ClassWish {
  readonly rows: AsyncIterable<CsvRow>;
  readonly set: SheetSet;
  /** Called once for each sheet that has a row, as soon as all its answers are in, and at the end for the rest. */
  readonly marked: (sheet: Sheet, answers: Answers) => Promise<void> | void;
  readonly fault: (fault: RowFault) => void;
  /** A scanned paper's boxes that no page shows count as empty, and no fault is called for them. */
  readonly missingPagesAreBlank?: boolean;
}

/** Sheets kept in memory: beyond this, rows in an order of their own cost reading a sheet again. */
const KEPT = 100;

/**
 * Collects the answers of a class, from rows in any order or from a table with a row a student. A sheet is handed over
 * and forgotten once all its answers are in; of one that is not complete yet the answers alone are held, so that the
 * worst, a shuffled file, takes some 20 bytes an answer. Rows that are wrong are named, and left out.
 */
export async function markClass({
  rows,
  set,
  marked,
  fault,
  missingPagesAreBlank = false,
}: ClassWish): Promise<{ rows: number }> {
  const find = copyFinder(set.copies);
  const sheets = cacheOf(set.load, KEPT);
  const intern = askedIn();
  const finders = new WeakMap<Sheet, ReturnType<typeof answerFinder>>();
  const open = new Map<string, OpenSheet>();
  const closed = new Map<string, Asked>();
  const hand = async (id: string, own: OpenSheet) => {
    open.delete(id);
    closed.set(id, own.asked);
    await marked(await sheets.take(id), own.answers());
  };
  /** The id of the answer that a sheet's reader names otherwise. */
  const named = async (id: string, name: string): Promise<FoundAnswer> => {
    const sheet = await sheets.look(id);
    const finder = finders.get(sheet) ?? answerFinder(sheet, allBlankWords());
    finders.set(sheet, finder);
    return finder(name);
  };
  /** Calls the fault of a sheet's own boxes that no page shows; false where there are none. */
  const nameUnread = async ({ line, sheet, unread }: UnreadBoxes): Promise<boolean> => {
    const copy = find(sheet);
    if (missingPagesAreBlank || "wrong" in copy) return false;
    const found = await Promise.all(unread.map((box) => named(copy.id, box)));
    const own = unread.filter((_box, k) => found[k]?.kind === "one");
    if (own.length > 0) fault({ line, message: notScanned(copy.id, own) });
    return own.length > 0;
  };
  let count = 0;
  for await (const row of classAnswers(rows)) {
    if ("unread" in row) {
      if (await nameUnread(row)) count++;
      continue;
    }
    count++;
    const refuse = (message: string) => fault({ line: row.line, message });
    if ("fault" in row) {
      refuse(row.fault);
      continue;
    }
    const copy = find(row.sheet, row.code);
    if ("wrong" in copy) {
      refuse(copy.wrong);
      continue;
    }
    const { id } = copy;
    const own = open.get(id) ?? (closed.has(id) ? undefined : new OpenSheet(intern(await sheets.look(id))));
    const asked = own?.asked ?? closed.get(id);
    if (asked === undefined) continue;
    const found: FoundAnswer = asked.places.has(row.name)
      ? { kind: "one", id: row.name }
      : await named(id, row.name);
    const place = found.kind === "one" ? asked.places.get(found.id) : undefined;
    if (place === undefined) refuse(unmatchedAnswerMessage(found, row.name, `sheet ${id}`, asked.ids));
    else if (own?.put(place, row.text) !== true)
      refuse(`a second answer to ${asked.ids[place]} of sheet ${id}; the first one counts`);
    if (own === undefined) continue;
    open.set(id, own);
    if (own.isComplete()) await hand(id, own);
  }
  for (const [id, own] of [...open]) await hand(id, own);
  return { rows: count };
}

const notScanned = (id: string, boxes: readonly string[]): string =>
  `sheet ${id}: page not scanned: AMC never read ${boxes.length === 1 ? "box" : "boxes"} ${boxes.join(", ")}; to capture the page would be right, or --missing-pages blank, where it was left empty`;

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
