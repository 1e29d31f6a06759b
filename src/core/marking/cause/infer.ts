import { boundCone } from "../../graph/bounds.js";
import { evaluateNumber } from "../../graph/evaluate.js";
import { lastPlace } from "../../graph/rounding.js";
import { isImprecise, isWithin } from "../../graph/written.js";
import { type Interval, point } from "../../network/interval.js";
import { rangeOf } from "../activationRange.js";
import type { Own } from "../own.js";
import type { PreparedQuestion } from "../preparedQuestion.js";
import { CAUSE_LIMITS } from "./limits.js";
import type { Reach } from "./reach.js";
import { solveBack } from "./solveBack.js";

/** A question's numbers as a student has them: what was not asked is worked out from their own. */
export interface Worked {
  readonly value: (id: string) => number;
  readonly interval: (id: string) => Interval | undefined;
}

/** Works out what was not asked from a student's own numbers, line by line, when it is needed. */
export function workedFrom(scheme: PreparedQuestion, own: Own): Worked {
  const values = new Map<string, number>();
  const intervals = new Map<string, Interval | undefined>();
  const isKnown = (id: string): boolean =>
    own.values.has(id) || scheme.question.shown.includes(id) || !scheme.graph.byId.has(id);
  const value = (id: string): number => {
    const seen = values.get(id);
    if (seen !== undefined) return seen;
    const line = isKnown(id) ? undefined : scheme.graph.byId.get(id);
    const [low, high] = scheme.right(id) ?? [Number.NaN, Number.NaN];
    const made =
      line === undefined
        ? (own.values.get(id) ?? (low + high) / 2)
        : evaluateNumber(line.expression, { get: value });
    values.set(id, made);
    return made;
  };
  const interval = (id: string): Interval | undefined => {
    if (intervals.has(id)) return intervals.get(id);
    const line = isKnown(id) ? undefined : scheme.graph.byId.get(id);
    const made = line === undefined ? own.carried(id) : boundCone([line], { get: interval }, scheme.writings);
    intervals.set(id, made);
    return made;
  };
  return { value, interval };
}

/** The interval of an answer where a quantity that was not asked lies in one. */
function boundsFrom(
  scheme: PreparedQuestion,
  { definition, ways }: Reach,
  answer: string,
  supposed: Interval,
  worked: Worked,
): Interval {
  const get = (id: string) => (id === definition ? supposed : worked.interval(id));
  return boundCone(ways.get(answer) ?? [], { get }, scheme.writings);
}

/** Whether an answer may be what comes of a quantity that lies in an interval. */
export function agrees(
  scheme: PreparedQuestion,
  reach: Reach,
  answer: string,
  supposed: Interval,
  { own, worked }: { readonly own: Own; readonly worked: Worked },
): boolean {
  const written = own.numbers.get(answer);
  if (written === undefined) return true;
  const bounds = boundsFrom(scheme, reach, answer, supposed, worked);
  const rounding = scheme.roundingFor(answer);
  return isWithin(bounds, written, rounding) || isImprecise(bounds, written, rounding);
}

/**
 * What a quantity that was not asked has to be for an answer to come of it: all values that rounding leaves; null where
 * there are none, or so many that a guess would do.
 */
export function inferredFrom(
  scheme: PreparedQuestion,
  reach: Reach,
  answer: string,
  { own, worked }: { readonly own: Own; readonly worked: Worked },
): Interval | null {
  const { definition, ways } = reach;
  const way = ways.get(answer) ?? [];
  const target = own.values.get(answer) ?? Number.NaN;
  const inside = new Map<string, number>();
  const get = (id: string) => inside.get(id) ?? worked.value(id);
  const valueAt = (x: number): number => {
    inside.clear();
    inside.set(definition, x);
    let value = Number.NaN;
    for (const { id, expression } of way) {
      value = evaluateNumber(expression, { get });
      inside.set(id, value);
    }
    return value;
  };
  const rights = scheme.right(definition) ?? [Number.NaN, Number.NaN];
  const start = (rights[0] + rights[1]) / 2;
  if (!Number.isFinite(start)) return null;
  const root = solveBack(valueAt, target, start, rangeFor(scheme, definition, start));
  if (root === null) return null;
  const nudge = CAUSE_LIMITS.nudge * Math.max(Math.abs(root), CAUSE_LIMITS.scale);
  const slope = (valueAt(root + nudge) - valueAt(root - nudge)) / (2 * nudge);
  const [least, most] = boundsFrom(scheme, reach, answer, asWritten(scheme, definition, root), worked);
  // What the answer was rounded or cut from, and what may have been rounded on the way to it.
  const [low, high] = own.carried(answer) ?? point(target);
  const ends = [low - (most - target), high + (target - least)].map((end) => root + (end - target) / slope);
  const [from, to] = [Math.min(...ends, root), Math.max(...ends, root)];
  return to - from <= CAUSE_LIMITS.widest * Math.max(Math.abs(root), Math.abs(start)) ? [from, to] : null;
}

/** A number as it may have been written down, half a unit of its last digit to either side. */
function asWritten({ roundingFor }: PreparedQuestion, id: string, value: number): Interval {
  const half = lastPlace(value, roundingFor(id)) / 2;
  return [value - half, value + half];
}

/** Where a quantity may lie: of an activation within its range, else some times its size to either side. */
function rangeFor({ graph }: PreparedQuestion, definition: string, right: number): Interval {
  const ends = rangeOf(graph, definition);
  const room = 10 * CAUSE_LIMITS.times * Math.max(Math.abs(right), 1);
  const [least, most] = ends === null ? [-room, room] : [ends[0].at, ends[1].at];
  return [Math.max(least, -room), Math.min(most, room)];
}
