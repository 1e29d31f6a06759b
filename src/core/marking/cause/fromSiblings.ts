import type { Graph } from "../../graph/definition.js";
import { type Expression, isOperator, substitute, symbolsOf } from "../../graph/expressionTree.js";
import type { PreparedQuestion } from "../preparedQuestion.js";

/** An answer in which a value that was not asked can be seen, and that value by it: δ = ∂C/∂b, or δ = ∂C/∂w ÷ x. */
interface Shown {
  readonly answer: string;
  readonly expression: Expression;
}

/**
 * An answer's line by the answers beside it: what is not asked is read off the first answer that shows it, a copy before
 * any product, ∂C/∂w = (∂C/∂b) x; what no answer shows is worked out from printed numbers. Null where no other answer is
 * in it.
 */
export function fromSiblings(scheme: PreparedQuestion, quantity: string): Expression | null {
  const { graph, asked, question } = scheme;
  const shown = new Set(question.shown);
  const isKnown = (id: string): boolean => asked.has(id) || shown.has(id) || !graph.byId.has(id);
  const resolve = (expression: Expression): Expression =>
    substitute(expression, (id) => {
      const line = graph.byId.get(id);
      if (line === undefined || isKnown(id)) return undefined;
      const seen = seenIn(scheme, id, isKnown);
      return seen === null || seen.answer === quantity || restsOn(scheme, seen.answer, quantity, isKnown)
        ? resolve(line.expression)
        : seen.expression;
    });
  const line = graph.byId.get(quantity);
  if (line === undefined) return null;
  const whole = resolve(line.expression);
  return symbolsOf(whole).some((id) => asked.has(id)) ? whole : null;
}

/** The answer that shows a value: one that copies it, else the first that is a product of it and of what is known. */
function seenIn(
  { asked, graph }: PreparedQuestion,
  hidden: string,
  isKnown: (id: string) => boolean,
): Shown | null {
  let product: Shown | null = null;
  for (const answer of asked.keys()) {
    const line = graph.byId.get(answer);
    const rest = line === undefined ? null : restOf(line.expression, hidden, isKnown);
    if (rest === 1) return { answer, expression: answer };
    if (rest !== null) product ??= { answer, expression: ["/", [answer, rest]] };
  }
  return product;
}

/** What a value is multiplied by in a product in which all else is known: 1 where it stands alone; null where it is none. */
function restOf(expression: Expression, hidden: string, isKnown: (id: string) => boolean): Expression | null {
  if (expression === hidden) return 1;
  if (typeof expression !== "object" || !isOperator(expression[0]) || expression[0] !== "*") return null;
  const [a = 0, b = 0] = expression[1];
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const rest = restOf(one, hidden, isKnown);
    if (rest === null || !symbolsOf(other).every(isKnown) || symbolsOf(other).length === 0) continue;
    return rest === 1 ? other : ["*", [rest, other]];
  }
  return null;
}

/** Whether an answer comes of another through lines that are not asked: it shows nothing that the other could be seen from. */
function restsOn(
  { graph }: PreparedQuestion,
  answer: string,
  on: string,
  isKnown: (id: string) => boolean,
): boolean {
  const visit = (id: string): boolean =>
    linesOf(graph, id).some((used) => used === on || (!isKnown(used) && visit(used)));
  return visit(answer);
}

/** What a line is made of; of a printed number nothing. */
function linesOf(graph: Graph, id: string): readonly string[] {
  const line = graph.byId.get(id);
  return line === undefined ? [] : symbolsOf(line.expression);
}
