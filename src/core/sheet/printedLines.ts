import { solveNumbers } from "../graph/compile.js";
import type { Graph } from "../graph/definition.js";
import { roundingOf } from "../graph/precision.js";
import { printedBeside } from "../graph/printed.js";
import { roundNumber } from "../graph/rounding.js";
import { graphOfQuestion, type Question, type Sheet } from "./sheet.js";

/**
 * Whether a sheet's lines are worked out from the numbers printed before them. Those of gradsheet 0.1 print each line's
 * exact value rounded, and go on doing so.
 */
export const worksFromPrinted = ({ generator }: Pick<Sheet, "generator">): boolean =>
  !/^gradsheet@0\.1\./.test(generator ?? "");

/** The number that each line of a question prints, givens in full; what is not finite has none. */
export function printedLines(
  question: Question,
  sheet: Pick<Sheet, "generator">,
  graph: Graph = graphOfQuestion(question),
): Map<string, number> {
  const givens = new Map(Object.entries(question.givens));
  const { precision } = question;
  if (worksFromPrinted(sheet)) {
    // Seldom wanted: only where a printed number is 0.
    let exact: ReadonlyMap<string, number> | undefined;
    const get = (id: string): number | undefined => {
      exact ??= solveNumbers(graph, givens);
      return exact.get(id);
    };
    return finite(printedBeside(graph, givens, precision, { get }));
  }
  const values = [...finite(solveNumbers(graph, givens))];
  return new Map(values.map(([id, value]) => [id, roundNumber(value, roundingOf(graph, id, precision))]));
}

const finite = (values: ReadonlyMap<string, number>): Map<string, number> =>
  new Map([...values].filter(([, value]) => Number.isFinite(value)));
