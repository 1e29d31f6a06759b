import { numbers } from "../graph/algebra.js";
import { boundCone, loosen, widen } from "../graph/bounds.js";
import { evaluateExpression } from "../graph/evaluate.js";
import type { Expression } from "../graph/expressionTree.js";
import { contains, type Interval } from "../network/interval.js";
import type { NumberAnswer } from "../sheet/sheet.js";
import type { Own } from "./own.js";
import type { Scheme } from "./scheme.js";
import type { Way } from "./ways.js";

/** What the lines of a way start from, and which of them are worked out in another way. */
export interface Start {
  readonly from: (id: string) => Interval | undefined;
  readonly replace?: Readonly<Record<string, Expression>>;
}

/** The interval of a way's end, its lines worked out honestly from what they start from. */
export const intervalOf = (scheme: Scheme, { cone }: Way, { from, replace }: Start): Interval =>
  boundCone(cone, { get: from }, scheme.roundingFor, replace, widen);

/** The interval of a way's end where it holds a value, else null. Most values are far off, and are sent away quickly. */
export function intervalHolding(scheme: Scheme, way: Way, start: Start, value: number): Interval | null {
  const { from, replace } = start;
  const loose = boundCone(way.cone, { get: from }, scheme.roundingFor, replace, loosen);
  if (value < loose[0] || value > loose[1]) return null;
  const interval = intervalOf(scheme, way, start);
  return holds(interval, value) ? interval : null;
}

/** Whether an interval holds a number, but for the last digits of the arithmetic. */
const holds = (interval: Interval, value: number): boolean => {
  const slack = 1e-12 * Math.abs(value);
  return contains([interval[0] - slack, interval[1] + slack], value);
};

/** The numbers on a way as they stand: the student's own, the right ones where there are none, the lines worked out. */
export function workedOut(scheme: Scheme, { cone }: Way, own: Own): (id: string) => number {
  const inside = new Map<string, number>();
  const at = (id: string): number => {
    const known = inside.get(id) ?? own.values.get(id);
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
export function wrongOn({ asked }: Scheme, way: Way, { values, wayTo }: Own): readonly string[] {
  const isWrong = (id: string): boolean => {
    const answer = asked.get(id);
    const value = values.get(id);
    return answer !== undefined && value !== undefined && !isRight(answer, value);
  };
  const seen = new Set<string>();
  let from = way.from;
  while (from.length > 0) {
    const wrong = from.filter(isWrong);
    if (wrong.length > 0) return wrong;
    for (const id of from) seen.add(id);
    const behind = from.flatMap((id) => (values.has(id) && asked.has(id) ? wayTo(id).from : []));
    from = [...new Set(behind)].filter((id) => !seen.has(id));
  }
  return [];
}

export const isRight = ({ lower, upper }: NumberAnswer, value: number): boolean =>
  lower <= value && value <= upper;
