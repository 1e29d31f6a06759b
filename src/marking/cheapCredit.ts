import { roundNumber } from "../graph/rounding.js";
import { ACTIVATIONS } from "../network/activations/index.js";
import type { Interval } from "../network/interval.js";
import type { NumberAnswer } from "../sheet/sheet.js";
import type { OwnValues, Way } from "./carry.js";
import type { Scheme } from "./scheme.js";

/** How wide a carried interval may be, relative to its middle, the right value or the right bounds: beyond it a guess would pass. */
const WIDEST = 0.05;
const TIMES_OWN = 4;

/**
 * Whether carrying on from these wrong numbers takes no work, and so earns nothing: a 0 that makes the rest 0, an
 * activation at or outside the ends of its range, an interval that a guess would hit, a number copied from the line before.
 */
export function isCheap(
  scheme: Scheme,
  answer: NumberAnswer,
  value: number,
  { way, wrong, own, interval }: { way: Way; wrong: readonly string[]; own: OwnValues; interval: Interval },
): boolean {
  return (
    vanishes(scheme, answer, value) ||
    isWide(answer, interval) ||
    leavesRange(scheme, answer.quantity, value) ||
    wrong.some((id) => leavesRange(scheme, id, own.get(id) ?? Number.NaN)) ||
    isCopied(scheme, answer, value, way, own)
  );
}

/** A number that prints as 0 where the right one does not. */
const vanishes = (
  { roundingFor }: Scheme,
  { quantity, value: right }: NumberAnswer,
  value: number,
): boolean => {
  const rounding = roundingFor(quantity);
  return roundNumber(value, rounding) === 0 && roundNumber(right, rounding) !== 0;
};

export function isWide({ lower, upper, value }: NumberAnswer, [low, high]: Interval): boolean {
  const width = high - low;
  if (!Number.isFinite(width)) return true;
  return (
    width >
    Math.max(WIDEST * Math.max(Math.abs(low + high) / 2, Math.abs(value)), TIMES_OWN * (upper - lower))
  );
}

function leavesRange({ graph }: Scheme, quantity: string, value: number): boolean {
  const definition = graph.byId.get(quantity);
  if (definition?.role !== "activation" || typeof definition.expression !== "object") return false;
  const [operation] = definition.expression;
  const activation = Object.values(ACTIVATIONS).find(({ operations }) =>
    Object.hasOwn(operations, operation),
  );
  if (activation === undefined) return false;
  const [low, high] = activation.range;
  return value <= low || value >= high;
}

/** A number that stands in the line before, or in the first pass, where the right numbers of the two differ. */
function isCopied(
  scheme: Scheme,
  { quantity, lower, upper }: NumberAnswer,
  value: number,
  way: Way,
  own: OwnValues,
): boolean {
  const first = quantity.replace(/_new$/, "");
  const sources = first === quantity ? way.from : [...way.from, first];
  return sources.some((id) => {
    const right = scheme.right(id);
    const seen = own.get(id) ?? scheme.question.givens[id];
    return seen === value && right !== undefined && (right[1] < lower || right[0] > upper);
  });
}
