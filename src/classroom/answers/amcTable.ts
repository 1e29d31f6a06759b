import { boxCount, readTicked, type Ticks } from "../../core/marking/readTicked.js";
import { parseTickedName, type Ticked } from "../../core/marking/ticked.js";
import type { ClassRow } from "./classRow.js";

/** What a table of Auto Multiple Choice has: whose row it is, and for each box its groups of ticks. */
export interface AmcColumns {
  readonly sheet: number;
  readonly boxes: readonly {
    readonly name: string;
    readonly groups: readonly { readonly place: number; readonly ticked: Ticked }[];
  }[];
}

/** Each box for itself: 1 where it is ticked. */
const EACH_BOX = /^[01](?:;[01])*$/;
const TICKED = /^TICKED:(.*)$/;

/** The columns of AMC's CSV export by its heading; null for any other table, and a fault for one that cannot be read. */
export function amcColumns(heading: readonly string[]): AmcColumns | { readonly fault: string } | null {
  const named = heading.flatMap((cell, place) => {
    const name = parseTickedName(TICKED.exec(cell)?.[1] ?? "");
    return name === null ? [] : [{ place, ...name }];
  });
  if (named.length === 0)
    return heading.some((cell) => parseTickedName(cell) !== null)
      ? {
          fault:
            "AMC's marks stand here, not what was ticked; an export with the ticked boxes would be right",
        }
      : null;
  const sheet = heading.findIndex((cell) => cell.startsWith("A:"));
  if (sheet < 0)
    return {
      fault: "no column says whose row it is; an export with the student's key (student.key) would be right",
    };
  const numbers = [...new Set(named.map(({ number }) => number))];
  const boxes = numbers.map((number) => ({
    name: String(number),
    groups: named.filter((one) => one.number === number),
  }));
  return { sheet, boxes };
}

/**
 * A row of AMC's table as answers: what is ticked nowhere is none. Where AMC writes each box as 0 or 1, a cell of a box
 * that it never saw is empty; of letters (`AB`) an empty cell says nothing.
 */
export function* amcRow(
  line: number,
  cells: readonly string[],
  { sheet: place, boxes }: AmcColumns,
): Generator<ClassRow> {
  const sheet = cells[place] ?? "";
  if (sheet === "") {
    yield {
      line,
      fault: "no sheet stands in this row; AMC knows it from the sheets' own association, or from its list",
    };
    return;
  }
  const all = boxes.flatMap(({ groups }) => groups);
  const unread = all.some(({ place: at }) => EACH_BOX.test(cells[at] ?? ""))
    ? boxes.filter(({ groups }) => groups.every(({ place: at }) => (cells[at] ?? "") === ""))
    : [];
  if (unread.length > 0) yield { line, sheet, code: "", unread: unread.map(({ name }) => name) };
  for (const { name, groups } of boxes) {
    const read: { kind: Ticked["kind"]; text: string }[] = [];
    for (const { place: at, ticked } of groups) {
      const cell = cells[at] ?? "";
      const ticks = ticksOf(cell, boxCount(ticked));
      if (ticks === null)
        yield { line, fault: `box ${name}: "${cell}" is not what ${boxCount(ticked)} boxes hold` };
      else read.push({ kind: ticked.kind, text: readTicked(ticked, ticks) });
    }
    const text = textOf(read);
    if (text !== "") yield { line, sheet, code: "", name, text };
  }
}

/** Copies may have other boxes under a number, each in a column of its own; a shape has two in one copy. */
function textOf(read: readonly { readonly kind: Ticked["kind"]; readonly text: string }[]): string {
  const filled = read.filter(({ text }) => text !== "");
  const [rows, columns] = (["rows", "columns"] as const).map(
    (side) => filled.find(({ kind }) => kind === side)?.text ?? "",
  );
  if (rows !== "" || columns !== "") return `${rows}×${columns}`;
  return filled[0]?.text ?? "";
}

/** Boxes as AMC writes them: `1;0;0`, or the letters of those that are ticked, of which there are `Aa` behind `Z`. */
function ticksOf(cell: string, count: number): Ticks | null {
  if (cell === "") return Array.from({ length: count }, () => false);
  if (EACH_BOX.test(cell) && (count > 1 || cell.length === 1)) {
    const ticks = cell.split(";").map((one) => one === "1");
    return ticks.length === count ? ticks : null;
  }
  if (!/^(?:[A-Z][a-z]*)+$/.test(cell)) return null;
  const places = new Set((cell.match(/[A-Z][a-z]*/g) ?? []).map(placeOf));
  return [...places].every((place) => place < count)
    ? Array.from({ length: count }, (_none, k) => places.has(k))
    : null;
}

const placeOf = (letters: string): number =>
  [...letters.toLowerCase()].reduce((place, one) => place * 26 + one.charCodeAt(0) - 96, 0) - 1;
