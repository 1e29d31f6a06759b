import type { Graph } from "../../../core/graph/definition.js";
import { symbolsOf } from "../../../core/graph/expression.js";
import { fromSiblings } from "../../../core/marking/cause/fromSiblings.js";
import { preparedQuestion } from "../../../core/marking/preparedQuestion.js";
import { writeFormula } from "../../../core/notation/formula.js";
import { textNumbers } from "../../../core/notation/styles.js";
import { type NumberAnswer, numberAnswers } from "../../../core/sheet/sheet.js";
import type { QuestionContext } from "../../../document/build/questionContext.js";
import { shortDelta } from "../../../document/build/shortDelta.js";
import { type Line, NOTHING } from "../../../document/tree/line.js";

/** A formula of more letters and signs than this nobody recomputes by hand: the line is named by its own symbols alone. */
const LONG = 90;

/**
 * The line of an answer as a marker recomputes it from the other answers: `= h₁·0.55 + h₂·0.45`. Lines that no box asks for
 * are put in, by the box that shows them where there is one; numbers stand for what the question prints. Empty where no
 * other answer is in it.
 */
export function followThrough({ quantity }: NumberAnswer, context: QuestionContext): Line {
  const { question, graph, setter, displays } = context;
  const scheme = preparedQuestion(question);
  const asked = new Set(numberAnswers(question.answers).map((answer) => answer.quantity));
  const shown = new Set(question.shown);
  const definition = graph.byId.get(quantity);
  const whole = fromSiblings({ ...scheme, graph: taught(graph, new Set([...asked, ...shown])) }, quantity);
  if (definition === undefined || whole === null) return NOTHING;
  const printed = new Map(
    [...displays].filter(([id]) => !asked.has(id) && !(graph.byId.has(id) && !shown.has(id))),
  );
  const isLong = writeFormula(whole, textNumbers(setter.notation, printed)).length > LONG;
  return setter.numbersInline(isLong ? definition.expression : whole, printed);
}

/** A graph whose output deltas are written as lectures do, where neither of their factors is asked or printed. */
function taught(graph: Graph, seen: ReadonlySet<string>): Graph {
  const byId = new Map(graph.byId);
  for (const [id, line] of graph.byId) {
    const short = shortDelta(line, graph);
    if (short === null || symbolsOf(line.expression).some((factor) => seen.has(factor))) continue;
    byId.set(id, { ...line, expression: short });
  }
  return { ...graph, byId };
}
