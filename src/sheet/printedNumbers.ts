import { known } from "../base/known.js";
import { solveNumbers } from "../graph/compile.js";
import { roundingOf } from "../graph/precision.js";
import { displayNumber } from "../graph/rounding.js";
import { graphOfQuestion, type Question } from "./sheet.js";

/** The numbers that a question prints on the worksheet: its givens, and what it says to be worked out already. */
export function printedNumbers(question: Question): number[] {
  const { givens, shown, precision } = question;
  if (shown.length === 0) return Object.values(givens);
  const graph = graphOfQuestion(question);
  const values = solveNumbers(graph, new Map(Object.entries(givens)));
  const worked = shown.map((id) =>
    Number(displayNumber(known(values, id), roundingOf(graph, id, precision))),
  );
  return [...Object.values(givens), ...worked];
}
