import type { Expression } from "../graph/expression.js";
import type { Misconception } from "./misconception.js";

const added = (expression: Expression): Expression =>
  typeof expression === "object" && expression[0] === "*" ? ["+", expression[1].map(added)] : expression;

/** The rates of a chain are added, not multiplied. */
export const ratesAdded: Misconception = {
  name: "rates-added",
  apply: ({ reason, expression }) => (reason === "rate-chain" ? [added(expression)] : []),
};
