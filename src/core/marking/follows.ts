import type { Rounding } from "../graph/rounding.js";
import { isImprecise, isShort, isWithin, mayBeShort, shorter, type WrittenNumber } from "../graph/written.js";
import type { NumberAnswer } from "../sheet/sheet.js";
import { type Fits, intervalHolding, type Start } from "./carry.js";
import { isCheap, isWide } from "./cheapCredit.js";
import type { Own } from "./own.js";
import type { PreparedQuestion } from "./preparedQuestion.js";
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
export function follows(
  scheme: PreparedQuestion,
  answer: NumberAnswer,
  written: WrittenNumber,
  before: Before,
): boolean {
  if (before.wrong.length === 0) return false;
  const { carried, written: alone, coarse } = before.own;
  const starts = isShort(written, scheme.roundingFor(answer.quantity))
    ? [carried, alone]
    : [carried, alone, coarse];
  return followsFrom(starts, isWithin, scheme, answer, written, before);
}

/**
 * Whether an answer has fewer digits than asked, and is right as far as they go, or follows so from the student's own
 * wrong numbers.
 */
export function isShortened(
  scheme: PreparedQuestion,
  answer: NumberAnswer,
  written: WrittenNumber,
  before: Before,
): boolean {
  const { lower, upper, quantity } = answer;
  const rounding = scheme.roundingFor(quantity);
  if (!mayBeShort(written, rounding) || before.own.isEverywhere(written.value)) return false;
  if (isImprecise([lower, upper], written, rounding)) return true;
  const { carried, written: alone } = before.own;
  return (
    before.wrong.length > 0 && followsFrom([carried, alone], isImprecise, scheme, answer, written, before)
  );
}

/** The same where every line before, written or not, may have had a digit too few. */
export function isShortThroughout(
  scheme: PreparedQuestion,
  answer: NumberAnswer,
  written: WrittenNumber,
  before: Before,
): boolean {
  if (!mayBeShort(written, scheme.roundingFor(answer.quantity))) return false;
  return followsFrom([before.own.coarse], isOneShort, scheme, answer, written, before);
}

const oneShorter = (asked: Rounding): Rounding => (asked === "exact" ? asked : (shorter(asked, 1) ?? asked));

const isOneShort: Fits = (bounds, written, asked) => isImprecise(bounds, written, asked, 1);

function followsFrom(
  starts: readonly Start["from"][],
  fits: Fits,
  scheme: PreparedQuestion,
  answer: NumberAnswer,
  written: WrittenNumber,
  before: Before,
): boolean {
  const { way, own } = before;
  const writings =
    fits === isOneShort ? (id: string) => scheme.writings(id).map(oneShorter) : scheme.writings;
  return starts.some((from) => {
    const interval = intervalHolding(scheme, way, { from, writings }, written, fits);
    if (interval === null) return false;
    // The numbers alone leave no room for a guess, however few their digits.
    if (from !== own.written && isWide(answer, interval)) return false;
    return !isCheap(scheme, answer, written.value, { ...before, interval });
  });
}
