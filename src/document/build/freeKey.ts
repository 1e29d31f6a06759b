import { known } from "../../core/base/known.js";
import { numbers } from "../../core/graph/algebra.js";
import { evaluateExpression } from "../../core/graph/evaluate.js";
import { type Expression, symbolsOf } from "../../core/graph/expressionTree.js";
import { roundNumber } from "../../core/graph/rounding.js";
import { freeAnswers, neuronOf, type RunCase, runCheck } from "../../core/sheet/runCheck.js";
import type { Check, FreeAnswer } from "../../core/sheet/sheet.js";
import { joined, type Line, NOTHING, oneRun } from "../tree/line.js";
import type { QuestionContext } from "./questionContext.js";

/** The check that judges an answer, where the answer is the first that it judges: what is said of all stands there. */
export function checkAt(answer: FreeAnswer, { question }: QuestionContext): Check | null {
  const check = question.checks?.find(({ judges }) => judges.includes(answer.quantity));
  if (check === undefined) return null;
  const first = freeAnswers(question).find(({ quantity }) => check.judges.includes(quantity));
  return first === answer ? check : null;
}

/**
 * What numbers have to be like so that a check holds: an inequality for each of its cases, `w₂ + b ≤ 0`, each once.
 * Empty where hidden neurons are judged too: then the cases are worked out.
 */
export function conditionsLine(check: Check, context: QuestionContext): Line {
  const { question, setter } = context;
  const neuron = neuronOf(question, check);
  if (neuron === null) return NOTHING;
  const run = runCheck(question, check, new Map());
  const open = new Set(check.judges);
  if (neuron.hidden.some((id) => !isSettled(id, run, open, context))) return NOTHING;
  const all = new Map(
    run.map((one): [string, Line] => {
      const sum = sumIn(one, neuron.sum, open, context);
      const condition = setter.phrase(one.wanted === 1 ? "key.free.above" : "key.free.below", {
        sum: setter.expression(sum),
      });
      return [JSON.stringify([one.wanted, sum]), condition];
    }),
  );
  return setter.phrase("key.free.any", {
    list: oneRun({ kind: "conditions", line: joined([...all.values()], "; ") }),
  });
}

/** Whether a line has its value whatever is chosen. */
function isSettled(
  id: string,
  run: readonly RunCase[],
  open: ReadonlySet<string>,
  context: QuestionContext,
): boolean {
  if (open.has(id)) return false;
  const line = context.graph.byId.get(id);
  if (line === undefined || run.every(({ inputs }) => Object.hasOwn(inputs, id))) return true;
  return symbolsOf(line.expression).every((used) => isSettled(used, run, open, context));
}

/** The weighted sum of a case in the numbers that are to be chosen: 2w₁ − 3w₂ + b. */
function sumIn(
  { values }: RunCase,
  sum: string,
  open: ReadonlySet<string>,
  { graph }: QuestionContext,
): Expression {
  const { expression } = known(graph.byId, sum);
  const at = (one: Expression, put: ReadonlyMap<string, number>): number =>
    roundNumber(
      evaluateExpression(one, { get: (id) => put.get(id) ?? (open.has(id) ? 0 : values.get(id)) }, numbers),
      { decimals: 9 },
    );
  const rest = at(expression, new Map());
  const terms = symbolsOf(expression)
    .filter((id) => open.has(id))
    .map((id) => ({ id, share: roundNumber(at(expression, new Map([[id, 1]])) - rest, { decimals: 9 }) }))
    .filter(({ share }) => share !== 0);
  return added([...terms, ...(rest === 0 && terms.length > 0 ? [] : [{ id: null, share: rest }])]);
}

interface Term {
  /** Null: a number alone. */
  readonly id: string | null;
  readonly share: number;
}

/** Terms with their signs between them. */
const added = (terms: readonly Term[]): Expression =>
  terms.reduce<Expression | null>((sum, { id, share }) => {
    const size = Math.abs(share);
    const term: Expression = id === null ? size : size === 1 ? id : ["*", [size, id]];
    if (sum === null) return share < 0 ? ["neg", [term]] : term;
    return [share < 0 ? "-" : "+", [sum, term]];
  }, null) ?? 0;
