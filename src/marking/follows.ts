import type { NumberAnswer } from "../sheet/sheet.js";
import { intervalHolding } from "./carry.js";
import { isCheap, isWide } from "./cheapCredit.js";
import type { Own } from "./own.js";
import type { Scheme } from "./scheme.js";
import type { Way } from "./ways.js";

/** What a student had before an answer: the way to it, their own numbers, and which of those are wrong. */
export interface Before {
  readonly way: Way;
  readonly wrong: readonly string[];
  readonly own: Own;
}

/**
 * Whether an answer follows by the right method from the student's own numbers, at the cost of some work. They may have
 * carried on with what a number was rounded from; where so few digits leave room for a guess, with the number alone.
 */
export function follows(scheme: Scheme, answer: NumberAnswer, value: number, before: Before): boolean {
  const { way, own } = before;
  const carried = intervalHolding(scheme, way, { from: own.carried }, value);
  if (carried === null) return false;
  const interval = isWide(answer, carried)
    ? intervalHolding(scheme, way, { from: own.written }, value)
    : carried;
  return interval !== null && !isCheap(scheme, answer, value, { ...before, interval });
}
