import type { Line } from "../../../document/tree/line.js";
import { typeOf, widestIn, widthIn } from "../paging/flow.js";

/** The least and the most that a column has, in mm, and by how much it grows, so that copies have the same. */
const NAME = { least: 16, most: 44, words: 40 };
const RIGHT = { least: 20, most: 56 };
const STEP = 4;
const TYPE = typeOf(8, 1.3);

interface Row {
  readonly symbol: Line | string;
  readonly isWords: boolean;
  readonly accepted: Line;
}

/** How wide the columns of names and of what is accepted are on a marking sheet, in whole pixels: rows are set one by one. */
export function markingWidths(rows: readonly Row[]): { readonly name: number; readonly right: number } {
  const names = rows.map(({ symbol, isWords }) => (isWords ? NAME.words : widthIn(symbol, TYPE)));
  const rights = rows.map(({ accepted }) =>
    accepted.runs.every(({ kind }) => kind === "text" || kind === "number" || kind === "prose")
      ? widthIn(accepted, TYPE)
      : widestIn(accepted, TYPE),
  );
  return { name: inSteps(names, NAME), right: inSteps(rights, RIGHT) };
}

function inSteps(
  widths: readonly number[],
  { least, most }: { readonly least: number; readonly most: number },
) {
  const widest = Math.max(least, ...widths);
  return Math.round((Math.min(most, least + Math.ceil((widest - least) / STEP) * STEP) * 96) / 25.4);
}
