import { numbers } from "../graph/algebra.js";
import { boundCone } from "../graph/bounds.js";
import { coneOf } from "../graph/cone.js";
import type { Definition } from "../graph/definition.js";
import { evaluateExpression } from "../graph/evaluate.js";
import type { Expression } from "../graph/expressionTree.js";
import { symbolsOf } from "../graph/expressionTree.js";
import { lastPlace, type Rounding } from "../graph/rounding.js";
import { contains, hull, type Interval } from "../network/interval.js";
import type { NumberAnswer } from "../sheet/sheet.js";
import type { Scheme } from "./scheme.js";

/** A student's own numbers of one question, by quantity: whatever is readable, in whatever order it was asked. */
export type OwnValues = ReadonlyMap<string, number>;

/** The way to one answer from what a student has: the lines to work out, and the numbers that they start from. */
export interface Way {
  readonly cone: readonly Definition[];
  /** What the lines use that is not one of them. */
  readonly from: readonly string[];
}

const starts = new WeakMap<readonly Definition[], readonly string[]>();

/** The way to an answer, its lines starting from givens, printed quantities and `known` answers. */
export function wayTo(scheme: Scheme, answer: NumberAnswer, known: Iterable<string>): Way {
  const cone = coneOf(scheme.graph, answer.quantity, new Set([...scheme.question.shown, ...known]));
  const seen = starts.get(cone);
  if (seen !== undefined) return { cone, from: seen };
  const inside = new Set(cone.map(({ id }) => id));
  const used = new Set(cone.flatMap(({ expression }) => symbolsOf(expression)));
  const from = [...used].filter((id) => !inside.has(id));
  starts.set(cone, from);
  return { cone, from };
}

/** What a student may have carried on with who wrote this number: it, or what it was rounded or cut from. */
export function carried(value: number, rounding: Rounding): Interval {
  const place = lastPlace(value, rounding);
  const away = value < 0 ? -1 : 1;
  return hull(value - (away * place) / 2, value + away * place);
}

/** The interval of an answer from a student's own numbers, whatever they left blank worked out for them. */
export function intervalFrom(
  scheme: Scheme,
  way: Way,
  own: OwnValues,
  replace: Readonly<Record<string, Expression>> = {},
  carry: (value: number, rounding: Rounding) => Interval = carried,
): Interval {
  const outside = {
    get: (id: string) => {
      const value = own.get(id);
      return value === undefined ? scheme.right(id) : carry(value, scheme.roundingFor(id));
    },
  };
  return boundCone(way.cone, outside, scheme.roundingFor, replace);
}

/** The numbers on a way as they stand: the student's own, the right ones where there are none, the lines worked out. */
export function workedOut(scheme: Scheme, { cone }: Way, own: OwnValues): (id: string) => number {
  const inside = new Map<string, number>();
  const at = (id: string): number => {
    const known = inside.get(id) ?? own.get(id);
    if (known !== undefined) return known;
    const [lower, upper] = scheme.right(id) ?? [Number.NaN, Number.NaN];
    return (lower + upper) / 2;
  };
  for (const { id, expression } of cone) inside.set(id, evaluateExpression(expression, { get: at }, numbers));
  return at;
}

/**
 * The student's own numbers on a way that are not right. Where all on it are right as they are printed, the nearest
 * behind: whoever carries on with all the digits of a calculator writes numbers that are right but just so.
 */
export function wrongOn(scheme: Scheme, way: Way, own: OwnValues): string[] {
  const isWrong = (id: string): boolean => {
    const asked = scheme.asked.get(id);
    const value = own.get(id);
    return asked !== undefined && value !== undefined && !isRight(asked, value);
  };
  const seen = new Set<string>();
  let from = way.from;
  while (from.length > 0) {
    const wrong = from.filter(isWrong);
    if (wrong.length > 0) return wrong;
    for (const id of from) seen.add(id);
    const behind = from.flatMap((id) => {
      const right = own.has(id) ? scheme.asked.get(id) : undefined;
      return right === undefined ? [] : wayTo(scheme, right, own.keys()).from;
    });
    from = [...new Set(behind)].filter((id) => !seen.has(id));
  }
  return [];
}

export const isRight = ({ lower, upper }: NumberAnswer, value: number): boolean =>
  lower <= value && value <= upper;

/** Whether an interval holds a number, but for the last digits of the arithmetic. */
export const holds = (interval: Interval, value: number): boolean => {
  const slack = 1e-12 * Math.abs(value);
  return contains([interval[0] - slack, interval[1] + slack], value);
};
