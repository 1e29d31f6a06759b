import { seenWith } from "../graph/copies.js";
import { type Expression, substitute } from "../graph/expressionTree.js";
import { freeAnswers, neuronOf } from "../sheet/runCheck.js";
import type { Check, CheckCase, FreeAnswer } from "../sheet/sheet.js";
import type { QuestionContext } from "./questionContext.js";

/** The check that judges an answer, where the answer is the first that it judges: what is said of all stands there. */
export function checkAt(answer: FreeAnswer, { question }: QuestionContext): Check | null {
  const check = question.checks?.find(({ judges }) => judges.includes(answer.quantity));
  if (check === undefined) return null;
  const first = freeAnswers(question).find(({ quantity }) => check.judges.includes(quantity));
  return first === answer ? check : null;
}

/**
 * What numbers have to be like so that a check holds, as HTML: an inequality for each of its cases, `w₂ + b ≤ 0`, each once.
 * Empty where hidden neurons are judged too: then the cases are worked out.
 */
export function conditionsHtml(check: Check, context: QuestionContext): string {
  const { question, setter } = context;
  const neuron = neuronOf(question, check);
  if (neuron === null) return "";
  const isOpen = neuron.hidden.some((id) => !check.cases.every(({ inputs }) => Object.hasOwn(inputs, id)));
  if (isOpen) return "";
  const all = check.cases.map((one) => {
    const sum = setter.expression(sumIn(one, neuron.sum, context));
    return setter.t(one.wanted === 1 ? "key.free.above" : "key.free.below", { sum });
  });
  return [...new Set(all)].join("; ");
}

/** The weighted sum of a case in the numbers that are open, without factors 1 and terms 0. */
function sumIn({ inputs }: CheckCase, sum: string, { question, graph }: QuestionContext): Expression {
  const open = new Set(freeAnswers(question).map(({ quantity }) => quantity));
  const known = new Map(Object.entries({ ...question.givens, ...inputs }).filter(([id]) => !open.has(id)));
  const seen = seenWith(graph, known).expression(sum) ?? sum;
  return substitute(seen, (id) => known.get(id));
}
