import { known } from "../../core/base/known.js";
import { memoize } from "../../core/base/memoize.js";
import type { Random } from "../../core/base/random.js";
import { numbers } from "../../core/graph/algebra.js";
import { solveNumbers } from "../../core/graph/compile.js";
import type { Graph } from "../../core/graph/definition.js";
import { evaluateExpression, type Valuation } from "../../core/graph/evaluate.js";
import type { symbolsOf } from "../../core/graph/expression.js";
import { ownGraph } from "../../core/graph/ownGraph.js";
import { type AskedFormula, formulaName, type Mistake } from "../../core/topics/asked.js";
import type { Setup } from "../../core/topics/topic.js";
import type { OwnGraph, OwnMistake, OwnRequirement } from "../quiz/own/ownQuestion.js";

/** A teacher's graph with numbers for its givens, and what these lack. */
export function ownGraphSetup(own: OwnGraph, random: Random): Setup {
  const givens = new Map(own.givens.map(({ id, numbers: choices }) => [id, random.pick(choices)] as const));
  const graph = graphOfOwn(own);
  const values = solveNumbers(graph, givens);
  const lacks = lackOf(own, graph, values);
  return {
    graph,
    givens,
    plan: {
      shown: own.show,
      parts: [
        { id: "own", quantities: own.ask, ...(own.formulas.length === 0 ? {} : { others: formulasOf(own) }) },
      ],
    },
    mistakes: own.mistakes.map(mistakeOf),
    ...(lacks === null ? {} : { unfit: lacks }),
  };
}

/** A teacher's formulas, with the ranges of the givens and the wrong methods. */
const formulasOf = memoize((own: OwnGraph): AskedFormula[] => {
  const ranges = Object.fromEntries(
    own.givens.flatMap(({ id, numbers: choices }) => {
      const [least, most] = [Math.min(...choices), Math.max(...choices)];
      return least < most ? [[id, [least, most] as const]] : [];
    }),
  );
  return own.formulas.map(({ line, letters, expression }) => ({
    kind: "formula",
    name: formulaName(line),
    quantity: line,
    letters,
    expression,
    ranges,
    wrong: own.mistakes.map(mistakeOf),
  }));
});

/** Whether every copy has the same numbers. */
export const isFixedGraph = ({ givens }: OwnGraph): boolean =>
  givens.every(({ numbers: choices }) => choices.length === 1);

const graphOfOwn = memoize(
  (own: OwnGraph): Graph =>
    ownGraph(
      own.givens.map(({ id }) => id),
      own.lines.map(({ id, expression, derivative, because }) => ({
        id,
        expression,
        ...(derivative === undefined ? {} : { derivative }),
        role: derivative === undefined ? "own" : "own-derivative",
        reason: because === undefined ? "own" : reasonName(id),
      })),
    ),
);

/** The name of the reason of a teacher's line, and of a mistake of theirs. */
export const reasonName = (id: string): string => `own-${id}`;
export const mistakeName = ({ name }: OwnMistake): string => `own:${name}`;

const mistakeOf = (one: OwnMistake): Mistake => ({ id: mistakeName(one), replace: { [one.line]: one.is } });

/** What these numbers lack: a line without a value, a requirement that does not hold; null where nothing. */
function lackOf({ require }: OwnGraph, graph: Graph, values: ReadonlyMap<string, number>): string | null {
  for (const { id, expression } of graph.definitions) {
    if (Number.isFinite(known(values, id))) continue;
    return `${id} ${dividesByZero(expression, values) ? "divides by 0" : "has no value"}`;
  }
  const unmet = require.find((one) => !holds(one, values));
  return unmet === undefined ? null : `"${unmet.written}" does not hold`;
}

function dividesByZero(expression: Parameters<typeof symbolsOf>[0], values: Valuation<number>): boolean {
  if (typeof expression !== "object") return false;
  const [operator, operands] = expression;
  const [, below] = operands;
  if (operator === "/" && below !== undefined && evaluateExpression(below, values, numbers) === 0)
    return true;
  return operands.some((operand) => dividesByZero(operand, values));
}

function holds({ left, is, right }: OwnRequirement, values: Valuation<number>): boolean {
  const [a, b] = [left, right].map((side) => evaluateExpression(side, values, numbers));
  if (a === undefined || b === undefined) return false;
  switch (is) {
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    case ">=":
      return a >= b;
    case "!=":
      return a !== b;
  }
}
