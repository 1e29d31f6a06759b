import { nth } from "../base/known.js";
import type { Expression } from "../graph/expression.js";
import type { Misconception } from "./misconception.js";

function moved(expression: Expression): Expression {
  if (typeof expression !== "object") return expression;
  const [operator, operands] = expression;
  const [root, added] = operands;
  if (operator === "+" && added === "epsilon" && typeof root === "object" && root[0] === "sqrt")
    return ["sqrt", [["+", [nth(root[1], 0), added]]]];
  return [operator, operands.map(moved)];
}

/** √(s + ε) for √s + ε. */
export const epsilonInsideRoot: Misconception = {
  name: "epsilon-inside-root",
  apply: ({ role, expression }) => (role === "new" ? [moved(expression)] : []),
};
