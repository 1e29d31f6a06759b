import { nth } from "../base/known.js";
import { numbers } from "../graph/algebra.js";
import { boundCone, loosen, type Writings, widen } from "../graph/bounds.js";
import { evaluateExpression } from "../graph/evaluate.js";
import type { Expression } from "../graph/expressionTree.js";
import { LIMITS } from "../graph/limits.js";
import { lastPlace, type Rounding } from "../graph/rounding.js";
import { isImprecise, isWithin, lastWritten, type WrittenNumber } from "../graph/written.js";
import { contains, type Interval } from "../network/interval.js";
import type { NumberAnswer } from "../sheet/sheet.js";
import type { Own } from "./own.js";
import type { PreparedQuestion } from "./preparedQuestion.js";
import type { Way } from "./ways.js";

/** What the lines of a way start from, and which of them are worked out in another way. */
export interface Start {
  readonly from: (id: string) => Interval | undefined;
  /** The digits that the lines are worked with, where not those asked. */
  readonly writings?: Writings;
  readonly replace?: Readonly<Record<string, Expression>>;
}

/** The interval of a way's end, its lines worked out honestly from what they start from. */
export const intervalOf = (
  scheme: PreparedQuestion,
  { cone }: Way,
  { from, replace, writings = scheme.writings }: Start,
): Interval => boundCone(cone, { get: from }, writings, replace, widen);

/** Whether a number is right, or right as far as it goes, where bounds and the digits asked are these. */
export type Fits = (bounds: Interval, written: WrittenNumber, asked: Rounding) => boolean;

/** The interval of a way's end where it holds a number, else null. Most numbers are far off, and are sent away quickly. */
export function intervalHolding(
  scheme: PreparedQuestion,
  way: Way,
  start: Start,
  written: WrittenNumber,
  fits: Fits = isWithin,
): Interval | null {
  const { from, replace, writings = scheme.writings } = start;
  const asked = scheme.roundingFor(nth(way.cone, -1).id);
  const [low, high] = boundCone(way.cone, { get: from }, writings, replace, loosen);
  // A number that rounds to one inside may lie a unit outside, of the last digit that is asked or of the last written.
  const room = LIMITS.room * Math.max(lastPlace(written.value, asked), lastWritten(written));
  if (written.value < low - room || written.value > high + room) return null;
  const interval = intervalOf(scheme, way, start);
  return fits(interval, written, asked) ? interval : null;
}

/** The numbers on a way as they stand: the student's own, the right ones where there are none, the lines worked out. */
export function workedOut(scheme: PreparedQuestion, { cone }: Way, own: Own): (id: string) => number {
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
export function wrongOn(scheme: PreparedQuestion, way: Way, own: Own): readonly string[] {
  const { asked } = scheme;
  const { numbers, wayTo } = own;
  const isWrong = (id: string): boolean => isWrongOwn(scheme, id, own);
  const seen = new Set<string>();
  let from = way.from;
  while (from.length > 0) {
    const wrong = from.filter(isWrong);
    if (wrong.length > 0) return wrong;
    for (const id of from) seen.add(id);
    const behind = from.flatMap((id) => (numbers.has(id) && asked.has(id) ? wayTo(id).from : []));
    from = [...new Set(behind)].filter((id) => !seen.has(id));
  }
  return [];
}

/** Whether a student's number for a quantity is not right: one that is asked, or that was inferred from their others. */
export function isWrongOwn(scheme: PreparedQuestion, id: string, { numbers, inferred }: Own): boolean {
  if (inferred.has(id)) return true;
  const answer = scheme.asked.get(id);
  const written = numbers.get(id);
  return answer !== undefined && written !== undefined && !isRight(answer, written, scheme.roundingFor);
}

/** Whether a number is right. What lies within the bounds as it stands needs no look at the digits asked. */
export const isRight = (
  { lower, upper, quantity }: NumberAnswer,
  written: WrittenNumber,
  roundingFor: (quantity: string) => Rounding,
): boolean =>
  contains([lower, upper], written.value) || isWithin([lower, upper], written, roundingFor(quantity));

/** Whether a student's number is right as far as its digits go, and has fewer than asked. */
export function isShortOf(scheme: PreparedQuestion, quantity: string, { numbers }: Own): boolean {
  const answer = scheme.asked.get(quantity);
  const written = numbers.get(quantity);
  if (answer === undefined || written === undefined) return false;
  return isImprecise([answer.lower, answer.upper], written, scheme.roundingFor(quantity));
}
