import { numbers } from "../algebra.js";
import { differentiate } from "../differentiate.js";
import { evaluateExpression } from "../evaluate.js";
import { type Expression, isTooLarge, substitute } from "../expressionTree.js";

/** A function of one number, z, that a teacher has written; its slope, and null where none is known. */
export interface OwnFunction {
  readonly value: Expression;
  readonly slope: Expression | null;
}

/** What a function's expression is written in. */
export const ARGUMENT = "z";

/** A function with the slope that is taught, or the derivative where none is given. */
export function ownFunction(value: Expression, taught?: Expression): OwnFunction {
  const slope = taught ?? differentiate(value, ARGUMENT);
  return { value, slope: slope === null || isTooLarge(slope) ? null : slope };
}

/** A call of a function: its expression with the operand in the place of z. */
export const calledWith = (expression: Expression, operand: Expression): Expression =>
  substitute(expression, (id) => (id === ARGUMENT ? operand : undefined));

/** Where a slope is held against differences: none of them is where a function is likely to turn or to jump. */
const PLACES = [-2.71, -1.61, -0.57, 0.43, 1.41, 2.31];
const STEP = 1e-5;
const NEAR = 1e-6;

/** The first place where a slope is not that of its function, with both numbers; null where there is none. */
export function wrongSlope({
  value,
  slope,
}: OwnFunction): { readonly z: number; readonly says: number; readonly is: number } | null {
  if (slope === null) return null;
  const at = (expression: Expression, z: number): number =>
    evaluateExpression(expression, new Map([[ARGUMENT, z]]), numbers);
  for (const z of PLACES) {
    const says = at(slope, z);
    const is = (at(value, z + STEP) - at(value, z - STEP)) / (2 * STEP);
    if (Number.isFinite(is) && !(Math.abs(says - is) <= NEAR * Math.max(1, Math.abs(is))))
      return { z, says, is };
  }
  return null;
}
