import type { Expression } from "../graph/expression.js";
import type { Misconception } from "./misconception.js";

const withBaseTen = (expression: Expression): Expression => {
  if (typeof expression !== "object") return expression;
  const [operator, operands] = expression;
  const inner = operands.map(withBaseTen);
  return [operator === "ln" ? "log10" : operator, inner];
};

/** The logarithm to base 10 (the key "log" of many calculators) for the natural one. */
export const logBaseTen: Misconception = {
  name: "log-base-ten",
  apply: ({ role, reason, expression }) =>
    role === "loss" && (reason === "loss-cross-entropy" || reason === "loss-bce")
      ? [withBaseTen(expression)]
      : [],
};
