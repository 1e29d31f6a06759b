import type { Interval } from "./interval.js";

/** What the interval of a number becomes when it may be written down shorter before it is used again. */
export type Shorten = (interval: Interval) => Interval;

/** No interval: of an operand that is not there. */
export const NOWHERE: Interval = [Number.NaN, Number.NaN];

/**
 * A named function that expressions may call, with all its faces: what it is for numbers, for intervals,
 * and on paper. `shown` is an expression in the parameters `p1`, `p2`, … printed instead of a call
 * (`sigmoidSlope(o)` prints as `o (1 − o)`); `tex` prints a call; without either the name is set upright.
 */
export interface Operation {
  readonly value: (...x: readonly number[]) => number;
  readonly interval: (...x: readonly Interval[]) => Interval;
  /** The interval of whoever works it out by hand and writes down what comes between, `short` as it is written. */
  readonly steps?: (short: Shorten, ...x: readonly Interval[]) => Interval;
  readonly shown?: string;
  readonly tex?: (...x: readonly string[]) => string;
  /** The call as TeX in pieces, between which a line may break; null, or no such face: it is printed whole. */
  readonly pieces?: (...x: readonly string[]) => readonly string[] | null;
  readonly text?: (...x: readonly string[]) => string;
  /** Floating operations that a person does for one call, for estimates of work. */
  readonly work: number;
}

/** An operation of one variable from its two faces. */
export function unary(
  value: (x: number) => number,
  interval: (x: Interval) => Interval,
  rest: Omit<Operation, "value" | "interval" | "work"> & { readonly work?: number } = {},
): Operation {
  return {
    work: 1,
    ...rest,
    value: (x = Number.NaN) => value(x),
    interval: (x = NOWHERE) => interval(x),
  };
}
