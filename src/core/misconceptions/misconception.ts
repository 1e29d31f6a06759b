import type { Definition, Graph } from "../graph/definition.js";
import type { Expression } from "../graph/expression.js";

/**
 * A named wrong method: for a definition that it touches, the expressions that it would put in its place
 * (several where a student may go wrong in several ways), else none. The sentences that a tutor would say
 * stand in the locales under `misconception.NAME`.
 */
export interface Misconception {
  readonly name: string;
  readonly apply: (definition: Definition, graph: Graph) => readonly Expression[];
}

/** The expression with a number in the place of another; `within`: only where it is an operand of that sign. */
export function substituteNumber(
  expression: Expression,
  from: number,
  to: number,
  within?: string,
): Expression {
  if (typeof expression !== "object") return expression === from && within === undefined ? to : expression;
  const [operator, operands] = expression;
  return [
    operator,
    operands.map((one) =>
      one === from && (within === undefined || within === operator)
        ? to
        : substituteNumber(one, from, to, within),
    ),
  ];
}

/** The expression's terms of a sum, from left to right. */
export function termsOf(expression: Expression): readonly Expression[] {
  if (typeof expression !== "object" || expression[0] !== "+") return [expression];
  return expression[1].flatMap(termsOf);
}
