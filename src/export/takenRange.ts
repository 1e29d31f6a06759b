import { lastPlace, type Rounding, roundNumber } from "../graph/rounding.js";
import type { NumberAnswer } from "../sheet/sheet.js";
import type { Field } from "./item.js";

export type Range = readonly [lower: number, upper: number];

/** Of the last digit's worth, what keeps an end out that is itself wrong: 0.56 is no longer 0.55 with more digits. */
const LESS = 1e-6;

/**
 * What `mark` takes, for a player that knows bounds alone: the bounds, and around them the longer numbers that round, or are
 * cut, to one within. A number with the asked digits lies in it if and only if it lies within the bounds.
 */
export function takenRange({ lower, upper }: NumberAnswer, { asked }: Pick<Field, "asked">): Range {
  if (asked === "exact") return [lower, upper];
  const low = -outermost(-lower, asked);
  const high = outermost(upper, asked);
  return [Math.min(lower, tidy(-beyond(-low, asked))), Math.max(upper, tidy(beyond(high, asked)))];
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
  if (end >= 0) return end + unit * (1 - LESS);
  return end + lastPlace(end + unit / 4, asked) / 2;
}

/** Without the last digits that doubles lose. */
const tidy = (value: number): number => Number(value.toPrecision(14));
