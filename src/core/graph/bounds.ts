import { memoize } from "../base/memoize.js";
import { tenTo } from "../base/power.js";
import type { Interval } from "../network/interval.js";
import { hull, point } from "../network/interval.js";
import { lineByHand } from "./byHand.js";
import type { Definition, Graph } from "./definition.js";
import type { Valuation } from "./evaluate.js";
import type { Expression } from "./expressionTree.js";
import { LIMITS } from "./limits.js";
import { type Rounding, roundNumber } from "./rounding.js";

/**
 * What an interval becomes when its number is written down: kept in full, rounded or cut, or rounded after one or two
 * digits more were kept. All these are honest work.
 */
export function widen([lower, upper]: Interval, rounding: Rounding): Interval {
  if (rounding === "exact" || !Number.isFinite(lower) || !Number.isFinite(upper)) return [lower, upper];
  const [least, most] = guarded([lower, upper], rounding);
  return [
    Math.min(least, roundNumber(least, rounding, least < 0 ? "round" : "cut")),
    Math.max(most, roundNumber(most, rounding, most < 0 ? "cut" : "round")),
  ];
}

/** What an interval becomes when its number is kept, or rounded with one or two digits more than asked. */
function guarded([lower, upper]: Interval, rounding: Exclude<Rounding, "exact">): Interval {
  let [least, most] = [lower, upper];
  for (const guard of guardsOf(rounding)) {
    least = Math.min(least, roundNumber(lower, guard));
    most = Math.max(most, roundNumber(upper, guard));
  }
  return [least, most];
}

const guardsOf = memoize((rounding: Exclude<Rounding, "exact">): readonly Rounding[] =>
  LIMITS.guards.map((more) => longer(rounding, more)),
);

const longer = (rounding: Exclude<Rounding, "exact">, more: number): Rounding =>
  "decimals" in rounding
    ? { decimals: rounding.decimals + more }
    : { significant: rounding.significant + more };

/** What an interval becomes when its number may be rounded before it is used again. */
function shorten([lower, upper]: Interval, rounding: Rounding): Interval {
  if (rounding === "exact" || !Number.isFinite(lower) || !Number.isFinite(upper)) return [lower, upper];
  const [least, most] = guarded([lower, upper], rounding);
  return [Math.min(least, roundNumber(lower, rounding)), Math.max(most, roundNumber(upper, rounding))];
}

/** What `widen` makes of an interval lies inside this one, which takes no look at the digits. */
export function loosen([lower, upper]: Interval, rounding: Rounding): Interval {
  if (rounding === "exact" || !Number.isFinite(lower) || !Number.isFinite(upper)) return [lower, upper];
  if ("decimals" in rounding) {
    const place = LIMITS.units * placeOf(-rounding.decimals);
    return [lower - place - LIMITS.slack * Math.abs(lower), upper + place + LIMITS.slack * Math.abs(upper)];
  }
  const share = LIMITS.units * placeOf(1 - rounding.significant) + LIMITS.slack;
  return [lower - share * Math.abs(lower), upper + share * Math.abs(upper)];
}

/** How wide the bounds of an answer may be, relative to its value: beyond this a guess could pass. */
export const WIDEST_BOUNDS = LIMITS.widest;

const powers = new Map<number, number>();

function placeOf(exponent: number): number {
  const power = powers.get(exponent) ?? tenTo(exponent);
  powers.set(exponent, power);
  return power;
}

/** The roundings that a line may be written with, one or more. */
export type Writings = (id: string) => readonly Rounding[];

/**
 * The interval of every quantity over all ways to work honestly: each line kept in full, rounded or cut at one of its
 * roundings, what comes between inside a line kept or rounded like it.
 */
export function boundsOf(
  graph: Graph,
  givens: ReadonlyMap<string, number>,
  writings: Writings,
): Map<string, Interval> {
  const bounds = new Map([...givens].map(([id, value]) => [id, point(value)] as const));
  for (const { id, expression, exact } of graph.definitions) {
    const roundings = writings(id);
    const taught = lineOf(expression, bounds, roundings);
    // Who has rounded an output to 1 cannot take ln(1 − 1): the way that keeps its digits is left.
    bounds.set(id, hasEnds(taught) || exact === undefined ? taught : lineOf(exact, bounds, roundings));
  }
  return bounds;
}

const hasEnds = ([lower, upper]: Interval): boolean => Number.isFinite(lower) && Number.isFinite(upper);

/**
 * What is marked right of a line: its bounds, and in them the exact and the printed value, for which intervals take
 * another way through floating point. Where the bounds have no end, what lies within a unit of the last place of these.
 */
export function acceptedOf(bounds: Interval, values: readonly number[], rounding: Rounding): Interval {
  return hasEnds(bounds) ? hull(...bounds, ...values) : loosen(hull(...values), rounding);
}

/**
 * The interval of a cone's last quantity over all ways to work honestly, some of its lines taking other expressions,
 * from the intervals of all that lies outside. `open` says what a line's interval becomes when it is written down.
 */
export function boundCone(
  cone: readonly Definition[],
  outside: Valuation<Interval>,
  writings: Writings,
  replace: Readonly<Record<string, Expression>> = {},
  open: Open = widen,
): Interval {
  const inside = new Map<string, Interval>();
  const values = { get: (id: string) => inside.get(id) ?? outside.get(id) };
  let last: Interval = [Number.NaN, Number.NaN];
  for (const { id, expression } of cone) {
    last = lineOf(replace[id] ?? expression, values, writings(id), open);
    inside.set(id, last);
  }
  return last;
}

/** The same as `boundCone`, but for what the last line becomes when it is written down. */
export function spreadOfCone(
  cone: readonly Definition[],
  outside: Valuation<Interval>,
  writings: Writings,
): Interval {
  const inside = new Map<string, Interval>();
  const values = { get: (id: string) => inside.get(id) ?? outside.get(id) };
  let last: Interval = [Number.NaN, Number.NaN];
  for (const { id, expression } of cone) {
    const roundings = writings(id);
    last = lineByHand(expression, values, inAny(roundings, shorten));
    inside.set(id, inAny(roundings, widen)(last));
  }
  return last;
}

/** The interval of one line as it is written down, whatever comes between rounded like it or kept. */
function lineOf(
  expression: Expression,
  values: Valuation<Interval>,
  roundings: readonly Rounding[],
  open: Open = widen,
): Interval {
  const short = open === widen ? shorten : open;
  return inAny(roundings, open)(lineByHand(expression, values, inAny(roundings, short)));
}

/** What an interval becomes when its number is written down at a precision. */
type Open = (interval: Interval, rounding: Rounding) => Interval;

/** What an interval becomes that is written down at any of these precisions. */
function inAny(roundings: readonly Rounding[], open: Open): (interval: Interval) => Interval {
  const [first = "exact", ...more] = roundings;
  if (more.length === 0) return (interval) => open(interval, first);
  return (interval) => hull(...roundings.flatMap((rounding) => open(interval, rounding)));
}
