import type { Expression } from "./expressionTree.js";

/** The expression without factors of 1, without a minus in front of a minus, and without what stands above and below a bar. */
export function simplified(expression: Expression): Expression {
  if (typeof expression !== "object") return expression;
  const [operator, operands] = expression;
  const parts = operands.map(simplified);
  const [first = 0, second = 0] = parts;
  switch (operator) {
    case "*":
      if (isMinusOne(first)) return simplified(["neg", [second]]);
      return second === 1 ? first : first === 1 ? second : [operator, parts];
    case "/":
      return second === 1 ? first : (withoutFactor(first, second) ?? [operator, parts]);
    case "neg":
      return typeof first === "object" && first[0] === "neg" ? (first[1][0] ?? first) : [operator, parts];
    default:
      return [operator, parts];
  }
}

const isMinusOne = (one: Expression): boolean =>
  one === -1 || (typeof one === "object" && one[0] === "neg" && one[1][0] === 1);

/** A product without its first factor, where that is this number; else null. */
function withoutFactor(product: Expression, factor: Expression): Expression | null {
  if (typeof product !== "object" || product[0] !== "*" || typeof factor !== "number") return null;
  const [first, second = 1] = product[1];
  return first === factor ? second : null;
}
