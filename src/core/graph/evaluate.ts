import type { Algebra } from "./algebra.js";
import { numbers, ofTwo } from "./algebra.js";
import type { Graph } from "./definition.js";
import { type Expression, isOperator } from "./expressionTree.js";

/** Values by id: all that an evaluation asks of a map. */
export interface Valuation<T> {
  readonly get: (id: string) => T | undefined;
}

/** The value of one expression as a number, which is asked for much more often than any other. */
export function evaluateNumber(expression: Expression, values: Valuation<number>): number {
  if (typeof expression === "number") return expression;
  if (typeof expression === "string") {
    const value = values.get(expression);
    if (value === undefined) throw new RangeError(`${expression} has no value`);
    return value;
  }
  const [operator, operands] = expression;
  const [a, b] = operands;
  if (operands.length > 2 || a === undefined || !isOperator(operator))
    return numbers.apply(
      operator,
      operands.map((operand) => evaluateNumber(operand, values)),
    );
  const first = evaluateNumber(a, values);
  return ofTwo(operator, first, b === undefined ? Number.NaN : evaluateNumber(b, values));
}

/** The value of one expression. Throws RangeError for a symbol without a value. */
export function evaluateExpression<T>(expression: Expression, values: Valuation<T>, algebra: Algebra<T>): T {
  if (typeof expression === "number") return algebra.constant(expression);
  if (typeof expression === "string") {
    const value = values.get(expression);
    if (value === undefined) throw new RangeError(`${expression} has no value`);
    return value;
  }
  const [operator, operands] = expression;
  return algebra.apply(
    operator,
    operands.map((operand) => evaluateExpression(operand, values, algebra)),
  );
}

/**
 * The value of every quantity from those of the givens, in any algebra. `line` may change the value of a
 * line once it is worked out (round it, widen it) before later lines use it.
 */
export function evaluate<T>(
  graph: Graph,
  givens: ReadonlyMap<string, T>,
  algebra: Algebra<T>,
  line: (id: string, value: T) => T = (_id, value) => value,
): Map<string, T> {
  const values = new Map(givens);
  for (const { id, expression, exact } of graph.definitions) {
    values.set(
      id,
      line(
        id,
        evaluateExpression(
          algebra === (numbers as unknown) ? (exact ?? expression) : expression,
          values,
          algebra,
        ),
      ),
    );
  }
  return values;
}
