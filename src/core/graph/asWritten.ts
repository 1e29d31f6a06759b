import type { Expression } from "./expressionTree.js";

/** The same expression as a person writes it: no factor 1 and no term 0, which stand where a wrong method has left something out. */
export function asWritten(expression: Expression): Expression {
  if (typeof expression !== "object") return expression;
  const [operator, operands] = expression;
  const written = operands.map(asWritten);
  const [a, b] = written;
  if (a !== undefined && b !== undefined) {
    if (operator === "*" && a === 1) return b;
    if ((operator === "*" || operator === "/") && b === 1) return a;
    if (operator === "+" && a === 0) return b;
    if ((operator === "+" || operator === "-") && b === 0) return a;
  }
  return [operator, written];
}
