import { lastPlace, type Rounding, roundNumber } from "../core/graph/rounding.js";
import { NOISE } from "../core/graph/written.js";
import type { NumberAnswer } from "../core/sheet/sheet.js";
import type { Field } from "./item.js";

export type Range = readonly [lower: number, upper: number];

/** Of the last digit's worth, what keeps an end out that is itself wrong: 0.56 is no longer 0.55 with more digits. */
const LESS = 1e-6;

/** Of a number, what `tidy` and an importer's own slack may add to it: a count of nine digits has 1/1000 refused. */
const LOST = 1.6e-14;

/**
 * What `mark` takes, for a player that knows bounds alone: the bounds, and around them the longer numbers that round, or are
 * cut, to one within. A number with the asked digits lies in it if and only if it lies within the bounds.
 */
export function takenRange({ lower, upper }: NumberAnswer, { asked }: Pick<Field, "asked">): Range {
  if (asked === "exact") return [lower, upper];
  const [lowest, highest] = [lower - noiseOf(lower, asked), upper + noiseOf(upper, asked)];
  const low = -outermost(-lowest, asked);
  const high = outermost(highest, asked);
  // No number with the asked digits lies within, as with a count that is known to its last digit: longer ones become none.
  if (low > high) return [lower, upper];
  return [Math.min(lowest, tidy(-beyond(-low, asked))), Math.max(highest, tidy(beyond(high, asked)))];
}

/** The greatest number with the asked digits that is not above `upper`. */
function outermost(upper: number, asked: Rounding): number {
  const near = roundNumber(upper, asked);
  const unit = lastPlace(upper, asked);
  return near > upper + unit * LESS ? roundNumber(near - unit, asked) : near;
}

/** How far above `end` a longer number becomes it: cutting takes nearly a unit off, below 0 rounding takes half of one. */
function beyond(end: number, asked: Rounding): number {
  const unit = lastPlace(end, asked);
  if (end >= 0) return end + unit - Math.max(unit * LESS, end * LOST);
  return end + lastPlace(end + unit / 4, asked) / 2;
}

/** What `mark` leaves to the arithmetic: more than the last digit's worth where a count of ten digits has decimals too. */
function noiseOf(end: number, asked: Rounding): number {
  const noise = NOISE * Math.abs(end);
  return noise > lastPlace(end, asked) / 8 ? noise : 0;
}

/** Without the last digits that doubles lose. */
const tidy = (value: number): number => Number(value.toPrecision(15));
