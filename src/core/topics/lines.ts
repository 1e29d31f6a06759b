import type { Expression } from "../graph/expressionTree.js";
import type { OwnLine } from "../graph/ownGraph.js";
import { names } from "../graph/quantity.js";

/** A value that is worked out. */
export const valueLine = (id: string, expression: Expression, reason: string): OwnLine => ({
  id,
  expression,
  role: "node",
  reason,
});

/** Half the sum of the squared differences of outputs and targets, as the loss C. */
export const halfSquares = (outputs: readonly string[], targets: readonly string[]): OwnLine => ({
  id: names.loss(),
  expression: `(${outputs.map((output, k) => `(${output} - ${targets[k]})^2`).join(" + ")}) / 2`,
  role: "loss",
  reason: "loss-half-sse",
});

/** The derivative of that loss with respect to one output. */
export const errorLine = (output: string, target: string): OwnLine => ({
  ...derivativeLine(names.loss(), output, `${output} - ${target}`, "loss-slope-half-sse"),
  role: "loss-slope",
});

/** A derivative of one quantity by another, as it is taught. */
export const derivativeLine = (of: string, by: string, expression: Expression, reason: string): OwnLine => ({
  id: names.derivative(of, by),
  expression,
  derivative: { of, by },
  role: "gradient",
  reason,
});

/** The slope of a function, a derivative of one line by what it is applied to. */
export const slopeLine = (of: string, by: string, expression: Expression, reason: string): OwnLine => ({
  ...derivativeLine(of, by, expression, reason),
  role: "slope",
});

/** Ids of a family: z1, z2, z3. */
export const numberedFrom = (letter: string, count: number, first = 1): string[] =>
  Array.from({ length: count }, (_none, k) => names.numbered(letter, first + k));
