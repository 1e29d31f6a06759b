import { power } from "../base/power.js";
import type { Interval } from "../network/interval.js";
import * as interval from "../network/interval.js";
import { isOperator, type Operator } from "./expressionTree.js";
import { operationNamed } from "./operations.js";

/** What constants, operators and operations mean for values of a kind. */
export interface Algebra<T> {
  readonly constant: (value: number) => T;
  readonly apply: (operator: string, operands: readonly T[]) => T;
}

/** Ordinary arithmetic on doubles. */
export const numbers: Algebra<number> = {
  constant: (value) => value,
  apply: (operator, operands) => {
    if (!isOperator(operator)) return operationNamed(operator).value(...operands);
    const [a = Number.NaN, b = Number.NaN] = operands;
    return ofTwo(operator, a, b);
  },
};

/** A sign of arithmetic between two numbers; a minus in front looks at the first alone. */
export function ofTwo(operator: Operator, a: number, b: number): number {
  switch (operator) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      return a / b;
    case "^":
      return power(a, b);
    case "neg":
      return -a;
  }
}

const NOWHERE: Interval = [Number.NaN, Number.NaN];

/** Arithmetic on intervals: the result holds every result of numbers taken from the operands. */
export const intervals: Algebra<Interval> = {
  constant: interval.point,
  apply: (operator, operands) => {
    if (!isOperator(operator)) return operationNamed(operator).interval(...operands);
    const [a = NOWHERE, b = NOWHERE] = operands;
    switch (operator) {
      case "+":
        return interval.add(a, b);
      case "-":
        return interval.subtract(a, b);
      case "*":
        return interval.multiply(a, b);
      case "/":
        return interval.divide(a, b);
      case "^":
        return interval.raise(a, b);
      case "neg":
        return interval.negate(a);
    }
  },
};
