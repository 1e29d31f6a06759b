import { displayNumber } from "../../core/graph/rounding.js";
import { type CheckedCount, checkCounts } from "../../core/lecture/checkCounts.js";
import { type CheckedFigure, checkFigures, type FigureVerdict } from "../../core/lecture/checkLecture.js";
import { LECTURE_FAULTS, LECTURE_SOURCE } from "../../core/lecture/lectureFigures.js";
import { notationOf } from "../../core/notation/notation.js";
import { symbolText } from "../../core/notation/styles.js";
import type { Io } from "../../core/terminal/io.js";
import { textTable } from "../../core/terminal/table.js";
import type { OptionsFor } from "../options/options.js";

const MEANING: Readonly<Record<FigureVerdict, string>> = {
  rounded: "rounded",
  cut: "cut, not rounded",
  carried: "follows from figures shortened before it",
  wrong: "WRONG",
};

/**
 * Checks the lecture's printed figures and counts. The exit code: 0 when what is wrong is exactly what is known to be
 * wrong, else 1.
 */
export async function verifyLecture(options: OptionsFor<"verify lecture">, io: Io): Promise<number> {
  const figures = checkFigures();
  const counts = checkCounts();
  const wrong = figures.filter(({ verdict }) => verdict === "wrong").map(({ quantity }) => quantity);
  const known = Object.keys(LECTURE_FAULTS);
  const passed =
    wrong.length === known.length &&
    wrong.every((quantity) => known.includes(quantity)) &&
    counts.every(({ verdict }) => verdict !== "wrong");
  if (options.json) {
    io.stdout(`${JSON.stringify({ source: LECTURE_SOURCE, figures, counts, wrong, passed }, null, 2)}\n`);
  } else io.stdout(`${reportText(figures, counts, passed)}\n`);
  return passed ? 0 : 1;
}

function reportText(
  figures: readonly CheckedFigure[],
  counts: readonly CheckedCount[],
  passed: boolean,
): string {
  const notation = notationOf("flat", [2, 2, 1]);
  const number = (verdict: FigureVerdict) => figures.filter((figure) => figure.verdict === verdict).length;
  return [
    `The printed figures of ${LECTURE_SOURCE}`,
    "",
    textTable(
      ["figure", "id", "printed", "exact", "the print is"],
      figures.map(({ quantity, printed, exact, verdict, why }) => [
        symbolText(quantity, notation),
        quantity,
        printed,
        displayNumber(exact, { decimals: 7 }),
        why === undefined ? MEANING[verdict] : `${MEANING[verdict]}: ${why}`,
      ]),
      [2, 3],
    ),
    "",
    textTable(
      ["count", "working", "printed", "exact", "the print is"],
      counts.map(({ name, working, printed, exact, verdict }) => [
        name,
        working,
        printed.toLocaleString("en"),
        exact.toLocaleString("en"),
        verdict === "wrong" ? "WRONG" : verdict,
      ]),
      [2, 3],
    ),
    "",
    `${figures.length} figures: ${number("rounded")} rounded, ${number("cut")} cut, ${number("carried")} following from shortened figures, ${number("wrong")} wrong`,
    passed
      ? "passed: wrong is exactly what is known to be wrong"
      : "failed: what is wrong is not what is known to be wrong",
  ].join("\n");
}
