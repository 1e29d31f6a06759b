import { typeOf, widthIn } from "./paging/flow.js";

/** A line of the key as its template takes it. */
interface KeyLine {
  readonly symbol: unknown;
  readonly formula: unknown;
  readonly numbers: unknown;
  readonly value: unknown;
  readonly reason: string;
  readonly copies: unknown;
  readonly broken: boolean;
}

/** Of a column of the key, what two lines have that stand side by side, in mm; and what a name takes at least, as `styles/paper.css` sets them. */
const HALF = 34;
const NAME = 11.5;
const TYPE = typeOf(9, 1.3);

/** Lines in rows: two stand side by side where both are short and nothing more is said of either. */
export function keyTogether<Line extends KeyLine>(lines: readonly Line[]): Line[][] {
  const rows: Line[][] = [];
  for (const line of lines) {
    const before = rows.at(-1);
    if (before?.length === 1 && [...before, line].every(isShort)) before.push(line);
    else rows.push([line]);
  }
  return rows;
}

function isShort({ symbol, formula, numbers, value, reason, copies, broken }: KeyLine): boolean {
  if (reason !== "" || copies !== "" || broken) return false;
  const after = [formula, numbers, "=", value].map(String).filter(Boolean).join(" ");
  return Math.max(NAME, widthIn(String(symbol), TYPE)) + widthIn(after, TYPE) <= HALF;
}
