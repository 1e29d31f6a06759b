import type { Interval } from "../network/interval.js";
import { hull, point } from "../network/interval.js";
import type { Shorten } from "../network/operation.js";
import { intervals } from "./algebra.js";
import type { Valuation } from "./evaluate.js";
import { type Expression, isOperator } from "./expressionTree.js";
import { operationNamed } from "./operations.js";

/**
 * The interval of a line over all ways to work inside it: whatever comes between (a product of a sum, the e^−z of a
 * sigmoid) is kept in full, or written down short. What the line itself becomes when it is written is not in it.
 */
export function lineByHand(expression: Expression, values: Valuation<Interval>, short: Shorten): Interval {
  if (typeof expression === "number") return point(expression);
  if (typeof expression === "string") {
    const value = values.get(expression);
    if (value === undefined) throw new RangeError(`${expression} has no value`);
    return value;
  }
  const [operator, operands] = expression;
  const parts = operands.map((operand) => {
    const part = lineByHand(operand, values, short);
    return typeof operand === "object" && operand[0] !== "neg" ? short(part) : part;
  });
  const whole = intervals.apply(operator, parts);
  if (isOperator(operator)) return whole;
  const stepped = operationNamed(operator).steps?.(short, ...parts);
  return stepped === undefined ? whole : hull(...whole, ...stepped);
}
