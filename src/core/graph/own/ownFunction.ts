import { nth } from "../../base/known.js";
import { numbers } from "../algebra.js";
import { differentiate } from "../differentiate.js";
import { evaluateExpression } from "../evaluate.js";
import { type Expression, isTooLarge, substitute } from "../expressionTree.js";

/** A function that a teacher has written, and its slope by the last of what it takes; null where none is known. */
export interface OwnFunction {
  /** What its expression is written in, in the order of a call. */
  readonly takes: readonly string[];
  readonly value: Expression;
  readonly slope: Expression | null;
}

/** What an activation is written in: the sum. What a loss is written in: the target, and the output, by which its slope is. */
export const OF_ACTIVATION = ["z"] as const;
export const OF_LOSS = ["y", "a"] as const;

/** A function with the slope that is taught, or the derivative by the last of what it takes where none is given. */
export function ownFunction(value: Expression, takes: readonly string[], taught?: Expression): OwnFunction {
  const slope = taught ?? differentiate(value, nth(takes, -1));
  return { takes, value, slope: slope === null || isTooLarge(slope) ? null : slope };
}

/** A call of a function, or of its slope: the expression with operands in the places of what it takes. */
export const calledWith = (
  expression: Expression,
  takes: readonly string[],
  operands: readonly Expression[],
): Expression => substitute(expression, (id) => operands[takes.indexOf(id)]);

/** Where a slope is held against differences: none of them is where a function is likely to turn or to jump. */
const PLACES = [-2.71, -1.61, -0.57, 0.43, 1.41, 2.31];
/** What stands in the other places meanwhile: one that a probability may be, and one that is none. */
const OTHERS = [0.87, -0.31];
const STEP = 1e-5;
const NEAR = 1e-6;

/** A place where a slope is not that of its function, with both numbers. */
export interface WrongSlope {
  readonly at: Readonly<Record<string, number>>;
  readonly says: number;
  readonly is: number;
}

/** The first place where a slope is not that of its function; null where there is none. */
export function wrongSlope({ takes, value, slope }: OwnFunction): WrongSlope | null {
  if (slope === null) return null;
  const by = nth(takes, -1);
  for (const other of takes.length > 1 ? OTHERS : OTHERS.slice(0, 1))
    for (const place of PLACES) {
      const at = Object.fromEntries(takes.map((name) => [name, name === by ? place : other] as const));
      const worth = (expression: Expression, moved: number): number =>
        evaluateExpression(expression, new Map(Object.entries({ ...at, [by]: place + moved })), numbers);
      const says = worth(slope, 0);
      const is = (worth(value, STEP) - worth(value, -STEP)) / (2 * STEP);
      if (Number.isFinite(is) && !(Math.abs(says - is) <= NEAR * Math.max(1, Math.abs(is))))
        return { at, says, is };
    }
  return null;
}
