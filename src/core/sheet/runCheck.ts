import { known } from "../base/known.js";
import { numbers } from "../graph/algebra.js";
import { evaluateExpression } from "../graph/evaluate.js";
import { symbolsOf } from "../graph/expressionTree.js";
import { isAnyBias } from "../graph/quantity.js";
import { roundNumber } from "../graph/rounding.js";
import { type Check, type CheckCase, type FreeAnswer, graphOfQuestion, type Question } from "./sheet.js";

/** The answers of a question that are numbers of the student's own choosing. */
export const freeAnswers = ({ answers }: Pick<Question, "answers">): FreeAnswer[] =>
  answers.filter((answer) => answer.kind === "free");

/** A line is rounded to so many decimals: a weighted sum of 0.1, 0.2 and −0.3 is 0, not what doubles leave of it. */
const TIDY = { decimals: 9 } as const;

/** A case with all that its lines come to. */
export interface RunCase extends CheckCase {
  readonly values: ReadonlyMap<string, number>;
  readonly came: number;
}

/**
 * Every case of a check worked out with these numbers, by quantity, in place of the key's. What a case has a value for is
 * not worked out.
 */
export function runCheck(
  question: Question,
  { output, cases }: Check,
  own: ReadonlyMap<string, number>,
): RunCase[] {
  const graph = graphOfQuestion(question);
  return cases.map((one) => {
    const values = new Map([...Object.entries(question.givens), ...own, ...Object.entries(one.inputs)]);
    for (const { id, expression } of graph.definitions)
      if (!Object.hasOwn(one.inputs, id))
        values.set(id, roundNumber(evaluateExpression(expression, values, numbers), TIDY));
    return { ...one, values, came: known(values, output) };
  });
}

/** The first case that does not come out as wanted; undefined where all do. */
export const failing = (run: readonly RunCase[]): RunCase | undefined =>
  run.find(({ came, wanted }) => came !== wanted);

/** The neuron of a check's output: its weighted sum, its bias and its weights among what is judged, and what enters it. */
export interface CheckedNeuron {
  readonly sum: string;
  readonly bias: string;
  readonly weights: readonly string[];
  /** Outputs of hidden neurons. */
  readonly hidden: readonly string[];
}

/** Null where the output is no neuron whose bias is judged. */
export function neuronOf(question: Question, { judges, output, cases }: Check): CheckedNeuron | null {
  const graph = graphOfQuestion(question);
  const said = graph.byId.get(output);
  const [sum] = said === undefined ? [] : symbolsOf(said.expression);
  const line = sum === undefined ? undefined : graph.byId.get(sum);
  if (sum === undefined || line === undefined) return null;
  const used = symbolsOf(line.expression);
  const bias = used.find((id) => isAnyBias(id) && judges.includes(id));
  if (bias === undefined || cases.some(({ inputs }) => Object.hasOwn(inputs, sum))) return null;
  return {
    sum,
    bias,
    weights: used.filter((id) => id !== bias && judges.includes(id)),
    hidden: used.filter((id) => graph.byId.has(id)),
  };
}
