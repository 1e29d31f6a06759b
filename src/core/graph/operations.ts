import { ACTIVATIONS } from "../network/activations/index.js";
import type { Operation } from "../network/operation.js";
import { type Expression, isOperator, workOfOperator } from "./expressionTree.js";
import { ANGLES } from "./operations/angles.js";
import { BRANCHES } from "./operations/branches.js";
import { EXTREMES } from "./operations/extremes.js";
import { POWERS } from "./operations/powers.js";
import { STEPS } from "./operations/steps.js";

/** Every operation that an expression may call: the mathematics by family, and what each activation brings. */
export const OPERATIONS: Readonly<Record<string, Operation>> = Object.assign(
  {},
  POWERS,
  STEPS,
  EXTREMES,
  ANGLES,
  BRANCHES,
  ...Object.values(ACTIVATIONS).map(({ operations }) => operations),
);

/** The operation of that name. Throws RangeError for a name that is none. */
export function operationNamed(name: string): Operation {
  const operation = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
  if (operation === undefined) throw new RangeError(`no operation is called "${name}"`);
  return operation;
}

/** Operations that it takes to work an expression out by hand: what each sign and each call costs; a copy costs none. */
export function operationsOf(expression: Expression): number {
  if (typeof expression !== "object") return 0;
  const [operator, operands] = expression;
  const own = isOperator(operator) ? workOfOperator(operator) : operationNamed(operator).work;
  return operands.reduce<number>((sum, operand) => sum + operationsOf(operand), own);
}

/** Whether an expression has a number wherever its quantities have one. */
export function isTotal(expression: Expression): boolean {
  if (typeof expression !== "object") return true;
  const [operator, operands] = expression;
  const last = operands.at(-1);
  if (operator === "/") return typeof last === "number" && last !== 0 && operands.every(isTotal);
  if (operator === "^") return Number.isInteger(last) && Number(last) >= 0 && operands.every(isTotal);
  return (isOperator(operator) || operationNamed(operator).partial !== true) && operands.every(isTotal);
}
