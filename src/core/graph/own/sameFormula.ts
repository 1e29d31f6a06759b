import { nth } from "../../base/known.js";
import type { Interval } from "../../network/interval.js";
import { intervals, numbers } from "../algebra.js";
import { evaluateExpression } from "../evaluate.js";
import { type Expression, symbolsOf } from "../expressionTree.js";

/** How often two formulas are held against each other at most, how often it is enough, and how often it has to tell something. */
const POINTS = 96;
const ENOUGH = 16;
const TELLING = 8;
/** How far an end of a number lies beside it, relative to it: more than the noise of the arithmetic. */
const BALL = 1e-13;
/** A number that is known no better tells nothing: beside a pole, or what is left of numbers that nearly cancel. */
const WIDEST = 1e-6;

/** Where a quantity's numbers lie. */
export type RangeOf = (id: string) => Interval;

/** A quantity that is defined by others. */
export interface FormulaLine {
  readonly id: string;
  readonly expression: Expression;
}

/** Numbers for all quantities, and the intervals that hold them with the noise of the arithmetic. */
interface Point {
  readonly numbers: ReadonlyMap<string, number>;
  readonly intervals: ReadonlyMap<string, Interval>;
}

/**
 * Holds formulas of these quantities against each other. Two are the same function where they meet at points spread over the
 * quantities' own ranges: they are worked out as intervals that hold the noise of the arithmetic. A point where both have no
 * number, or one that is hardly known, tells nothing; one where a single one has a number tells them apart. `lines` define
 * further quantities, in order. The points are worked out once. It gives null where too few points tell.
 */
export function formulaComparer(
  starts: readonly string[],
  rangeOf: RangeOf,
  lines: readonly FormulaLine[] = [],
): (one: Expression, other: Expression) => boolean | null {
  const points: Point[] = [];
  const pointAt = (k: number): Point => {
    const known = points[k];
    if (known !== undefined) return known;
    const made = pointOf(k, starts, rangeOf, lines);
    points.push(made);
    return made;
  };
  return (one, other) => {
    let telling = 0;
    for (let k = 0; k < POINTS && telling < ENOUGH; k++) {
      const point = pointAt(k);
      const isThere = (each: Expression): boolean =>
        Number.isFinite(evaluateExpression(each, point.numbers, numbers));
      const there = isThere(one);
      if (there !== isThere(other)) return false;
      if (!there) continue;
      const a = evaluateExpression(one, point.intervals, intervals);
      const b = evaluateExpression(other, point.intervals, intervals);
      if (isVague(a) || isVague(b)) continue;
      telling++;
      if (a[1] < b[0] || b[1] < a[0]) return false;
    }
    return telling < TELLING ? null : true;
  };
}

/** Point k, from 0: each quantity has a root of a prime, whose multiples lie evenly in its range and unlike all others'. */
function pointOf(
  k: number,
  starts: readonly string[],
  rangeOf: RangeOf,
  lines: readonly FormulaLine[],
): Point {
  const point = new Map<string, number>();
  starts.forEach((id, place) => {
    const [low, high] = rangeOf(id);
    point.set(id, low + (((k + 1) * Math.sqrt(primeAt(place))) % 1) * (high - low));
  });
  const values = new Map([...point].map(([id, value]) => [id, ball(value)] as const));
  for (const { id, expression } of lines) {
    point.set(id, evaluateExpression(expression, point, numbers));
    values.set(id, evaluateExpression(expression, values, intervals));
  }
  return { numbers: point, intervals: values };
}

const primes = [2, 3, 5, 7, 11, 13];

/** The prime at this place, from 0. */
function primeAt(place: number): number {
  for (let next = nth(primes, -1) + 2; primes.length <= place; next += 2)
    if (primes.every((prime) => next % prime > 0)) primes.push(next);
  return nth(primes, place);
}

/** Whether two formulas are the same function of their quantities, as `formulaComparer` tells. */
export function isSameFormula(
  one: Expression,
  other: Expression,
  rangeOf: RangeOf,
  lines: readonly FormulaLine[] = [],
): boolean | null {
  const defined = new Set(lines.map(({ id }) => id));
  const starts = new Set(
    [one, other, ...lines.map(({ expression }) => expression)]
      .flatMap(symbolsOf)
      .filter((id) => !defined.has(id)),
  );
  return formulaComparer([...starts], rangeOf, lines)(one, other);
}

const ball = (value: number): Interval => [value - BALL * Math.abs(value), value + BALL * Math.abs(value)];

const isVague = ([low, high]: Interval): boolean =>
  !Number.isFinite(high - low) || high - low > WIDEST * Math.max(Math.abs(low), Math.abs(high), WIDEST);
