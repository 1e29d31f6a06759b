import { known } from "../base/known.js";
import { GENERATOR } from "../base/version.js";
import { numbers } from "../graph/algebra.js";
import { acceptedOf, boundsOf } from "../graph/bounds.js";
import { evaluate } from "../graph/evaluate.js";
import { roundingOf, writingsOf } from "../graph/precision.js";
import { displayNumber } from "../graph/rounding.js";
import { printedLines, worksFromPrinted } from "../sheet/printedLines.js";
import {
  graphOfQuestion,
  type NumberAnswer,
  numberAnswers,
  type Question,
  type Sheet,
} from "../sheet/sheet.js";
import { mark } from "./mark.js";

/** Numbers further apart than this share of the larger are not the same. */
const APART = 1e-12;

const isNear = (a: number, b: number): boolean =>
  a === b || Math.abs(a - b) <= APART * Math.max(Math.abs(a), Math.abs(b));

/**
 * Works a sheet out again from its own givens and definitions, and marks its key. Gives what does not agree, a line
 * each; nothing where every value, bound and printed figure is right and the key earns full marks.
 */
export function recheck(sheet: Sheet): string[] {
  const faults = sheet.questions.flatMap((question) => recheckQuestion(question, sheet));
  const key = sheet.questions.flatMap(({ answers }) => answers.map(({ id, display }) => [id, display]));
  const marked = mark(sheet, Object.fromEntries(key));
  const refused = marked.answers
    .filter(({ verdict }) => verdict !== "correct" && verdict !== "unmarked")
    .map(({ id }) => id);
  if (refused.length > 0) faults.push(`the key's own ${refused.join(", ")} would not be marked right`);
  if (!isNear(marked.maxScore, sheet.points))
    faults.push(`the answers have ${marked.maxScore} points, the sheet ${sheet.points}`);
  return faults;
}

function recheckQuestion(question: Question, sheet: Sheet): string[] {
  const { givens, precision, answers } = question;
  const graph = graphOfQuestion(question);
  const starts = new Map(Object.entries(givens));
  const values = evaluate(graph, starts, numbers);
  const printed = printedLines(question, sheet, graph);
  const roundingFor = (id: string) => roundingOf(graph, id, precision);
  const bounds = boundsOf(graph, starts, (id) => writingsOf(graph, id, precision));
  // Other versions held other ways to work for honest: their bounds stand as they were written.
  const bounded = sheet.generator === GENERATOR;
  const recheckNumber = ({ id, quantity, value, lower, upper, display }: NumberAnswer): string[] => {
    const right = known(values, quantity) + 0;
    const line = printed.get(quantity) ?? right;
    const shown = displayNumber(line, roundingFor(quantity));
    const ends = worksFromPrinted(sheet) ? [right, line + 0] : [right];
    const [lowest, highest] = acceptedOf(known(bounds, quantity), ends, roundingFor(quantity));
    return [
      ...(isNear(value, right) ? [] : [`${id} is ${value}, and comes out as ${right}`]),
      ...(!bounded || (isNear(lower, lowest) && isNear(upper, highest))
        ? []
        : [`${id} is right from ${lower} to ${upper}, and comes out from ${lowest} to ${highest}`]),
      ...(display === shown ? [] : [`${id} is printed as ${display}, and comes out as ${shown}`]),
    ];
  };
  return numberAnswers(answers).flatMap(recheckNumber);
}
