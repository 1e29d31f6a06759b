import { isEmpty, joined, type Line, plain } from "../../document/tree/line.js";
import { typeOf, widthIn } from "./paging/flow.js";

/** A line of the key as its template takes it. */
interface KeyLine {
  readonly symbol: Line | string;
  readonly formula: Line | string;
  readonly numbers: Line | string;
  readonly factors: Line | string;
  readonly value: Line | string;
  readonly reason: string;
  readonly copies: Line | string;
  readonly broken: boolean;
}

/** What two lines of the key may have side by side, in mm, and what a name takes at least, as `styles/paper.css` sets them. */
const BOTH = 78;
const NAME = 11.5;
/** By so much a line is estimated too short whose name is a fraction; others are estimated a sixth too long. */
const FRACTION = 4;
const TYPE = typeOf(9, 1.3);

/** Lines in rows: two stand side by side where both fit into the column and nothing more is said of either. */
export function keyTogether<Line extends KeyLine>(lines: readonly Line[]): Line[][] {
  const rows: Line[][] = [];
  for (const line of lines) {
    const before = rows.at(-1);
    const [first] = before ?? [];
    if (before?.length === 1 && first !== undefined && widthOf(first) + widthOf(line) <= BOTH)
      before.push(line);
    else rows.push([line]);
  }
  return rows;
}

/** The width of a line in mm, without end where more is said of it. */
function widthOf({ symbol, formula, factors, numbers, value, reason, copies, broken }: KeyLine): number {
  if (reason !== "" || copies !== "" || factors !== "" || broken) return Number.POSITIVE_INFINITY;
  const after = joined(
    [lineOf(formula), lineOf(numbers), plain("="), lineOf(value)].filter((one) => !isEmpty(one)),
    " ",
  );
  const more = isFraction(lineOf(symbol)) ? FRACTION : 0;
  return Math.max(NAME, widthIn(symbol, TYPE)) + widthIn(after, TYPE) + more;
}

const lineOf = (part: Line | string): Line => (typeof part === "string" ? plain(part) : part);

const isFraction = ({ runs: [first] }: Line): boolean =>
  first?.kind === "formula" && first.pieces.some((tex) => tex.includes("\\frac"));
