import type { QuestionView } from "../../../../document/build/questionView.js";
import { joined, plain } from "../../../../document/tree/line.js";
import { heightIn } from "../flow.js";
import type { Measures } from "./measures.js";

/** Borders above and below a frame, in mm. */
const BORDERS = 0.4;

/** The lines of a printed program, in mm. */
export const codeHeight = ({ code }: QuestionView, { text, width }: Measures): number =>
  code === null
    ? 0
    : 2.4 +
      BORDERS +
      code.reduce(
        (sum, line) => sum + heightIn(line, width - 13.4, { size: text.size * 1.02, line: text.size * 1.5 }),
        0,
      );

/** The lines of a printed solution in mm, in two columns unless they are wide. */
export function workedHeight({ worked }: QuestionView, { text, width }: Measures): number {
  if (worked === null) return 0;
  const letters = { ...text, sans: false };
  const inner = width - 5.4;
  const column = worked.wide ? inner : (inner - 6) / 2;
  const heights = worked.lines.map(({ symbol, formula, numbers, value, copies, broken }) => {
    const free = column - 9;
    const rows = broken
      ? [
          [symbol, formula],
          [numbers, "=", value, copies],
        ]
      : [[symbol, formula, numbers, "=", value, copies]];
    return (
      0.9 +
      rows.reduce(
        (sum, row) =>
          sum +
          heightIn(
            joined(
              row.map((one) => (typeof one === "string" ? plain(one) : one)),
              " ",
            ),
            free,
            letters,
          ),
        0,
      )
    );
  });
  const sum = heights.reduce((all, one) => all + one, 0);
  const lines = worked.wide ? sum : halved(heights);
  return 2.4 + BORDERS + text.line + 0.5 + lines;
}

/** The least height of two columns that the lines fill in their order. */
function halved(heights: readonly number[]): number {
  const all = heights.reduce((sum, one) => sum + one, 0);
  let left = 0;
  let least = all;
  for (const height of heights) {
    left += height;
    least = Math.min(least, Math.max(left, all - left));
  }
  return least;
}
