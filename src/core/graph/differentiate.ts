import { nth } from "../base/known.js";
import { parseExpression } from "./expression.js";
import { type Expression, isOperator, type Operator, substitute, symbolsOf } from "./expressionTree.js";
import { operationNamed } from "./operations.js";
import { names } from "./quantity.js";

/**
 * The derivative of an expression by one of its quantities, all others held, by the chain rule and the slopes that operations
 * have; at a kink the slope that is taught. Null where an operation has none.
 */
export function differentiate(expression: Expression, by: string): Expression | null {
  if (typeof expression !== "object") return expression === by ? 1 : 0;
  if (!symbolsOf(expression).includes(by)) return 0;
  const [operator, operands] = expression;
  const inner = operands.map((operand) => differentiate(operand, by));
  const slopes = inner.filter((slope) => slope !== null);
  if (slopes.length < inner.length) return null;
  return isOperator(operator) ? ofOperator(operator, operands, slopes) : ofCall(operator, operands, slopes);
}

function ofOperator(
  operator: Operator,
  operands: readonly Expression[],
  slopes: readonly Expression[],
): Expression {
  const [a = 0, b = 0] = operands;
  const [da = 0, db = 0] = slopes;
  switch (operator) {
    case "+":
      return plus(da, db);
    case "-":
      return minus(da, db);
    case "neg":
      return minus(0, da);
    case "*":
      return plus(times(da, b), times(a, db));
    case "/":
      return db === 0 ? over(da, b) : over(minus(times(da, b), times(a, db)), ["^", [b, 2]]);
    case "^":
      return ofPower(a, b, da, db);
  }
}

function ofPower(a: Expression, b: Expression, da: Expression, db: Expression): Expression {
  if (db === 0) {
    const less: Expression = typeof b === "number" ? b - 1 : minus(b, 1);
    return times(times(b, less === 1 ? a : ["^", [a, less]]), da);
  }
  const byExponent = times(db, ["ln", [a]]);
  return times(["^", [a, b]], da === 0 ? byExponent : plus(byExponent, over(times(b, da), a)));
}

function ofCall(
  name: string,
  operands: readonly Expression[],
  inner: readonly Expression[],
): Expression | null {
  const { slopes, branches } = operationNamed(name);
  if (branches !== undefined) return [name, [...operands.slice(0, branches), ...inner.slice(branches)]];
  if (slopes === undefined) return null;
  const places = operands.map((_operand, k) => names.numbered("p", k + 1));
  const texts = typeof slopes === "function" ? slopes(...places) : slopes;
  return texts.reduce<Expression>((sum, text, k) => {
    const slope = substitute(parseExpression(text), (id) => operands[places.indexOf(id)]);
    return plus(sum, times(slope, nth(inner, k)));
  }, 0);
}

const plus = (a: Expression, b: Expression): Expression =>
  typeof a === "number" && typeof b === "number" ? a + b : a === 0 ? b : b === 0 ? a : ["+", [a, b]];
const minus = (a: Expression, b: Expression): Expression =>
  typeof a === "number" && typeof b === "number"
    ? a - b
    : a === 0
      ? ["neg", [b]]
      : b === 0
        ? a
        : ["-", [a, b]];
const times = (a: Expression, b: Expression): Expression =>
  a === 0 || b === 0
    ? 0
    : a === 1
      ? b
      : b === 1
        ? a
        : typeof a === "number" && typeof b === "number"
          ? a * b
          : b === -1
            ? ["neg", [a]]
            : ["*", [a, b]];
const over = (a: Expression, b: Expression): Expression => (a === 0 ? 0 : b === 1 ? a : ["/", [a, b]]);
