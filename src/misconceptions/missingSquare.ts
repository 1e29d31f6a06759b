import type { Expression } from "../graph/expression.js";
import type { Misconception } from "./misconception.js";

const withoutSquares = (expression: Expression): Expression => {
  if (typeof expression !== "object") return expression;
  const [operator, operands] = expression;
  const [base, exponent] = operands;
  if (operator === "^" && exponent === 2 && base !== undefined) return base;
  return [operator, operands.map(withoutSquares)];
};

/** The difference of target and output is not squared in the loss. */
export const missingSquare: Misconception = {
  name: "missing-square",
  apply: ({ role, reason, expression }) =>
    role === "loss" && /^loss-(mse|sse|half-sse)$/.test(reason) ? [withoutSquares(expression)] : [],
};
