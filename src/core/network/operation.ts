import type { Interval } from "./interval.js";

/** What the interval of a number becomes when it may be written down shorter before it is used again. */
export type Shorten = (interval: Interval) => Interval;

/** No interval: of an operand that is not there. */
export const NOWHERE: Interval = [Number.NaN, Number.NaN];

/**
 * What the judge of the exports in Python knows of an operation: `operation` is the Python source of its value, its interval
 * and its steps (or None), in brackets or as `rising`, `turning` and others of templates/export/arithmetic.py make them; `before` is
 * the source of functions that it calls. All functions of arithmetic.py may be called.
 */
export interface PythonFace {
  readonly operation: string;
  readonly before?: string;
}

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
  /** The slope by each operand, as expressions in `p1`, `p2`, …, at a kink the one that is taught; not of what nothing derives. */
  readonly slopes?: readonly string[] | ((...p: readonly string[]) => readonly string[]);
  readonly shown?: string;
  readonly tex?: (...x: readonly string[]) => string;
  /** The call as TeX in pieces, between which a line may break; null, or no such face: it is printed whole. */
  readonly pieces?: (...x: readonly string[]) => readonly string[] | null;
  readonly text?: (...x: readonly string[]) => string;
  /**
   * What QTI works out for a call: an expression in `p1`, `p2`, … over QTI's own operations (the signs, exp, ln, abs, max,
   * min, sum, tanh, signum, floor, sin, cos, tan, atan), for operands without a fixed number a function of their names. Null: none, a loss that is said.
   */
  readonly qti: string | ((...p: readonly string[]) => string) | null;
  /** Null: none, and questions that call it are left out of what Python marks, which is said. */
  readonly python: PythonFace | null;
  /** With how many numbers a teacher's own lines may call it, `several` for two or more; not at all where it is left out. */
  readonly own?: number | "several";
  /** Has no number somewhere: ln has none below 0. */
  readonly partial?: true;
  /** From which operand on, counted from 0, one alone counts, and the others may have no number: of a branch. */
  readonly branches?: number;
  /** Floating operations that a person does for one call, for estimates of work. */
  readonly work: number;
}

/** An operation of one variable, which a teacher's own lines may call. */
export function unary(
  value: (x: number) => number,
  interval: (x: Interval) => Interval,
  rest: Omit<Operation, "value" | "interval" | "own" | "work"> & { readonly work?: number },
): Operation {
  return {
    work: 1,
    ...rest,
    own: 1,
    value: (x = Number.NaN) => value(x),
    interval: (x = NOWHERE) => interval(x),
  };
}

/** A number that has a letter: π, e. */
export const constant = (
  number: number,
  { tex, text, python }: { readonly tex: string; readonly text: string; readonly python: string },
): Operation => ({
  value: () => number,
  interval: () => [number, number],
  slopes: [],
  tex: () => tex,
  text: () => text,
  qti: String(number),
  python: { operation: `(lambda: ${python}, lambda: (${python}, ${python}), None)` },
  own: 0,
  work: 0,
});
