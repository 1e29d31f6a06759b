import type { Interval } from "../network/interval.js";
import { hull, point } from "../network/interval.js";
import { intervals } from "./algebra.js";
import type { Definition, Graph } from "./definition.js";
import { evaluateExpression, type Valuation } from "./evaluate.js";
import type { Expression } from "./expressionTree.js";
import { type Rounding, roundNumber } from "./rounding.js";

/** What an interval becomes when its number is kept in full, rounded, or cut: all three ways are honest work. */
export function widen([lower, upper]: Interval, rounding: Rounding): Interval {
  if (rounding === "exact" || !Number.isFinite(lower) || !Number.isFinite(upper)) return [lower, upper];
  return hull(
    ...[lower, upper].flatMap((end) => [
      end,
      roundNumber(end, rounding, "round"),
      roundNumber(end, rounding, "cut"),
    ]),
  );
}

/** What `widen` makes of an interval lies inside this one, which takes no look at the digits. */
export function loosen([lower, upper]: Interval, rounding: Rounding): Interval {
  if (rounding === "exact" || !Number.isFinite(lower) || !Number.isFinite(upper)) return [lower, upper];
  if ("decimals" in rounding) {
    const place = tenTo(-rounding.decimals);
    return [lower - place - SLACK * Math.abs(lower), upper + place + SLACK * Math.abs(upper)];
  }
  const share = tenTo(1 - rounding.significant) + SLACK;
  return [lower - share * Math.abs(lower), upper + share * Math.abs(upper)];
}

/** How wide the bounds of an answer may be, relative to its value: beyond this a guess could pass. */
export const WIDEST_BOUNDS = 0.05;

const powers = new Map<number, number>();

function tenTo(exponent: number): number {
  const power = powers.get(exponent) ?? 10 ** exponent;
  powers.set(exponent, power);
  return power;
}

/** Room for the noise of the arithmetic, and for what is noise in a number's last digits. */
const SLACK = 1e-10;

/**
 * The interval of every quantity over all ways to work honestly, each line kept in full, rounded or cut
 * at the precision given.
 */
export function boundsOf(
  graph: Graph,
  givens: ReadonlyMap<string, number>,
  roundingFor: (id: string) => Rounding,
): Map<string, Interval> {
  const starts = new Map([...givens].map(([id, value]) => [id, point(value)] as const));
  const values = new Map<string, Interval>(starts);
  for (const { id, expression, exact } of graph.definitions) {
    const taught = evaluateExpression(expression, values, intervals);
    // Who has rounded an output to 1 cannot take ln(1 − 1): the way that keeps its digits is left.
    const honest =
      hasEnds(taught) || exact === undefined ? taught : evaluateExpression(exact, values, intervals);
    values.set(id, widen(honest, roundingFor(id)));
  }
  return values;
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
  roundingFor: (id: string) => Rounding,
  replace: Readonly<Record<string, Expression>> = {},
  open: (interval: Interval, rounding: Rounding) => Interval = widen,
): Interval {
  const inside = new Map<string, Interval>();
  const values = { get: (id: string) => inside.get(id) ?? outside.get(id) };
  let last: Interval = [Number.NaN, Number.NaN];
  for (const { id, expression } of cone) {
    last = open(evaluateExpression(replace[id] ?? expression, values, intervals), roundingFor(id));
    inside.set(id, last);
  }
  return last;
}
