import { type Expression, isOperator } from "../graph/expressionTree.js";
import { operationNamed } from "../graph/operations.js";
import { printedInPlace, type Style, writeFormula } from "../notation/formula.js";

/** A formula as it may be typed: its quantities by their ids, every product with its sign. */
export const formulaText = (expression: Expression): string => writeFormula(typeable(expression), STYLE);

/** Calls that are printed as formulas, as these; all others by their names. */
function typeable(expression: Expression): Expression {
  if (typeof expression !== "object") return expression;
  const [operator, operands] = expression;
  const inner = operands.map(typeable);
  return (isOperator(operator) ? null : printedInPlace(operator, inner)) ?? [operator, inner];
}

const STYLE: Style = {
  symbol: (id) => id,
  negative: () => false,
  tall: () => false,
  number: String,
  sum: (a, b) => `${a} + ${b}`,
  difference: (a, b) => `${a} - ${b}`,
  product: (a, b) => `${a}*${b}`,
  quotient: (a, b) => `${a}/${b}`,
  bar: false,
  power: (a, b) => `${a}^${/^\w+$/.test(b) ? b : `(${b})`}`,
  negation: (a) => `-${a}`,
  brackets: (a) => `(${a})`,
  call: (name, operands) => (operationNamed(name).own === 0 ? name : `${name}(${operands.join(", ")})`),
};
