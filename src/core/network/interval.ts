import { power as powerOf } from "../base/power.js";

/** A closed interval [lower, upper] of real numbers, lower <= upper. */
export type Interval = readonly [lower: number, upper: number];

export const point = (value: number): Interval => [value, value];

/** The smallest interval that holds all the values given. */
export const hull = (...values: readonly number[]): Interval => [Math.min(...values), Math.max(...values)];

export const contains = ([lower, upper]: Interval, value: number): boolean =>
  lower <= value && value <= upper;

export const add = (a: Interval, b: Interval): Interval => [a[0] + b[0], a[1] + b[1]];

export const subtract = (a: Interval, b: Interval): Interval => [a[0] - b[1], a[1] - b[0]];

export const negate = (a: Interval): Interval => [-a[1], -a[0]];

/** A product of ends: 0 times an end at infinity is 0, since every number inside is finite. */
const product = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : a * b);

export const multiply = (a: Interval, b: Interval): Interval =>
  hull(product(a[0], b[0]), product(a[0], b[1]), product(a[1], b[0]), product(a[1], b[1]));

/** a / b; the whole line when b holds 0, or when both have an end at infinity. */
export function divide(a: Interval, b: Interval): Interval {
  const ends = hull(a[0] / b[0], a[0] / b[1], a[1] / b[0], a[1] / b[1]);
  return contains(b, 0) || Number.isNaN(ends[0])
    ? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
    : ends;
}

/** a to a fixed whole power: an even power of an interval that holds 0 starts at 0. */
export function power(a: Interval, exponent: number): Interval {
  if (exponent < 0) return divide(point(1), power(a, -exponent));
  const ends = hull(powerOf(a[0], exponent), powerOf(a[1], exponent));
  return exponent % 2 === 0 && contains(a, 0) ? [0, ends[1]] : ends;
}

/**
 * a to the power b, whatever b is: of a broken power, or of one that is no fixed number, for a above 0 alone, as far as a
 * reaches there; the whole line where it reaches below 0 and b is not known.
 */
export function raise(a: Interval, b: Interval): Interval {
  if (b[0] === b[1] && Number.isInteger(b[0])) return power(a, b[0]);
  const fixed = b[0] === b[1];
  if (a[0] < 0 && !fixed) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const [low, high] = [Math.max(0, a[0]), a[1]];
  const ends = [low, high].flatMap((base) => b.map((exponent) => powerOf(base, exponent)));
  // Nothing to the power 0 is 1, and close to it a power may come to anything between.
  return low === 0 && !fixed ? hull(0, 1, ...ends) : hull(...ends);
}

/** The image under a function that never falls. */
export const increasing =
  (f: (x: number) => number) =>
  (a: Interval): Interval => [f(a[0]), f(a[1])];

/**
 * The image under a smooth function whose turning points are `turns`: its extremes over an interval lie
 * at the ends or at the turns inside.
 */
export const turningAt =
  (f: (x: number) => number, ...turns: readonly number[]) =>
  (a: Interval): Interval =>
    hull(f(a[0]), f(a[1]), ...turns.filter((turn) => contains(a, turn)).map(f));

/**
 * The image of what gives an interval for each number, and turns where its function does: what holds those of the ends and
 * of the turns inside.
 */
export const over = (a: Interval, turns: readonly number[], image: (x: number) => Interval): Interval =>
  hull(...[...a, ...turns.filter((turn) => contains(a, turn))].flatMap(image));
