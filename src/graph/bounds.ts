import type { Interval } from "../network/interval.js";
import { hull, point } from "../network/interval.js";
import { intervals } from "./algebra.js";
import type { Definition, Graph } from "./definition.js";
import { evaluate, evaluateExpression, type Valuation } from "./evaluate.js";
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
  return evaluate<Interval>(graph, starts, intervals, (id, value) => widen(value, roundingFor(id)));
}

/**
 * The interval of a cone's last quantity over all ways to work honestly, some of its lines taking other expressions,
 * from the intervals of all that lies outside.
 */
export function boundCone(
  cone: readonly Definition[],
  outside: Valuation<Interval>,
  roundingFor: (id: string) => Rounding,
  replace: Readonly<Record<string, Expression>> = {},
): Interval {
  const inside = new Map<string, Interval>();
  const values = { get: (id: string) => inside.get(id) ?? outside.get(id) };
  let last: Interval = [Number.NaN, Number.NaN];
  for (const { id, expression } of cone) {
    last = widen(evaluateExpression(replace[id] ?? expression, values, intervals), roundingFor(id));
    inside.set(id, last);
  }
  return last;
}
