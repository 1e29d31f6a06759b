import { point } from "../network/interval.js";
import type { NumberAnswer } from "../sheet/sheet.js";
import { holds, intervalFrom, type OwnValues, type Way } from "./carry.js";
import { isCheap, isWide } from "./cheapCredit.js";
import type { Scheme } from "./scheme.js";

/** What a student had before an answer: the way to it, their own numbers, and which of those are wrong. */
export interface Before {
  readonly way: Way;
  readonly wrong: readonly string[];
  readonly own: OwnValues;
}

/**
 * Whether an answer follows by the right method from the student's own numbers, at the cost of some work. They may have
 * carried on with what a number was rounded from; where so few digits leave room for a guess, with the number alone.
 */
export function follows(scheme: Scheme, answer: NumberAnswer, value: number, before: Before): boolean {
  const { way, own } = before;
  const carried = intervalFrom(scheme, way, own);
  if (!holds(carried, value)) return false;
  const interval = isWide(answer, carried) ? intervalFrom(scheme, way, own, {}, point) : carried;
  return holds(interval, value) && !isCheap(scheme, answer, value, { ...before, interval });
}
