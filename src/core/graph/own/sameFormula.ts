import { stream } from "../../base/random.js";
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

/**
 * Whether two formulas are the same function of their quantities: they are worked out at random points of the quantities' own
 * ranges, as intervals that hold the noise of the arithmetic, and have to meet at each point that tells. A point where both
 * have no number, or one that is hardly known, tells nothing; one where a single one has a number tells them apart. `lines`
 * define quantities by others, in order. Null where too few points tell.
 */
export function isSameFormula(
  one: Expression,
  other: Expression,
  rangeOf: RangeOf,
  lines: readonly { readonly id: string; readonly expression: Expression }[] = [],
): boolean | null {
  const defined = new Set(lines.map(({ id }) => id));
  const starts = new Set(
    [one, other, ...lines.map(({ expression }) => expression)]
      .flatMap(symbolsOf)
      .filter((id) => !defined.has(id)),
  );
  const random = stream("same formula", ...starts);
  let telling = 0;
  for (let k = 0; k < POINTS && telling < ENOUGH; k++) {
    const point = new Map<string, number>();
    for (const id of starts) {
      const [low, high] = rangeOf(id);
      point.set(id, low + random.uniform() * (high - low));
    }
    const values = new Map([...point].map(([id, value]) => [id, ball(value)] as const));
    for (const { id, expression } of lines) {
      point.set(id, evaluateExpression(expression, point, numbers));
      values.set(id, evaluateExpression(expression, values, intervals));
    }
    const isThere = (each: Expression): boolean => Number.isFinite(evaluateExpression(each, point, numbers));
    if (isThere(one) !== isThere(other)) return false;
    if (!isThere(one)) continue;
    const a = evaluateExpression(one, values, intervals);
    const b = evaluateExpression(other, values, intervals);
    if (isVague(a) || isVague(b)) continue;
    telling++;
    if (a[1] < b[0] || b[1] < a[0]) return false;
  }
  return telling < TELLING ? null : true;
}

const ball = (value: number): Interval => [value - BALL * Math.abs(value), value + BALL * Math.abs(value)];

const isVague = ([low, high]: Interval): boolean =>
  !Number.isFinite(high - low) || high - low > WIDEST * Math.max(Math.abs(low), Math.abs(high), WIDEST);
