import { tenTo } from "../base/power.js";
import { contains, hull, type Interval } from "../network/interval.js";
import { LIMITS } from "./limits.js";
import { lastPlace, type Rounding, type RoundingMode, roundNumber } from "./rounding.js";

/** A number as it stands on paper. */
export interface WrittenNumber {
  readonly value: number;
  /** Digits behind the point, a power of ten taken in; null where it is no decimal: a fraction, a double with all its digits. */
  readonly decimals: number | null;
}

/** The last digits of the arithmetic, relative to a number. */
export const NOISE = LIMITS.noise;

const MODES: readonly RoundingMode[] = ["round", "cut"];

/** Whether an interval holds a number, but for the last digits of the arithmetic. */
function holds([lower, upper]: Interval, value: number): boolean {
  const noise = NOISE * Math.abs(value);
  return contains([lower - noise, upper + noise], value);
}

const shortened = (value: number, rounding: Rounding): number[] =>
  Number.isFinite(value) ? MODES.map((mode) => roundNumber(value, rounding, mode)) : [];

/**
 * Whether a number is right: it lies within the bounds, or has more digits than asked and rounds, or is cut, to one that
 * does, at the asked precision or at its own.
 */
export function isWithin(bounds: Interval, { value, decimals }: WrittenNumber, asked: Rounding): boolean {
  if (holds(bounds, value)) return true;
  if (asked === "exact" || !nearby(bounds, value, asked)) return false;
  if (shortened(value, asked).some((short) => holds(bounds, short))) return true;
  if (decimals === null || tenTo(-decimals) >= lastPlace(value, asked)) return false;
  const [lower, upper] = bounds;
  return holds(hull(lower, upper, ...[lower, upper].flatMap((end) => shortened(end, { decimals }))), value);
}

/** Further off than a unit of the last digit no number is right: most are sent away by this. */
function nearby([lower, upper]: Interval, value: number, asked: Rounding): boolean {
  const unit = 2 * lastPlace(value, asked);
  return lower - unit <= value && value <= upper + unit;
}

/** Whether a number has fewer digits than asked. */
export const isShort = (written: WrittenNumber, asked: Rounding): boolean =>
  lastWritten(written) > lastPlace(written.value, asked) * (1 + NOISE);

/** Whether it has fewer than asked of what it may have been rounded from: 1.000 where four figures are asked, of 0.9996. */
export const mayBeShort = (written: WrittenNumber, asked: Rounding): boolean =>
  isShort(written, asked) || lacksDigits(written, asked, written.value * JUST_BELOW);

const JUST_BELOW = 1 - LIMITS.below;

/** Whether a number has fewer digits than asked of the right one, which has a place more where it lies below a power of ten. */
const lacksDigits = (written: WrittenNumber, asked: Rounding, right: number): boolean =>
  isShort(written, asked) || lastWritten(written) > lastPlace(right, asked) * (1 + NOISE);

/** What one unit of the last digit that is written is worth; 0 where all are. Zeros that end a whole number are none. */
export const lastWritten = ({ value, decimals }: WrittenNumber): number =>
  decimals === null ? 0 : tenTo(decimals > 0 ? -decimals : trailingZeros(value));

/**
 * Whether a number is right as far as its digits go, and has fewer than asked: some number within the bounds rounds, or is
 * cut, to it. It may have one digit fewer, zeros at its end left out, or more while two significant figures are written; never 0.
 */
export function isImprecise(
  bounds: Interval,
  { value, decimals }: WrittenNumber,
  asked: Rounding,
  mostFewer: number = LIMITS.mostFewer,
): boolean {
  const [lower, upper] = bounds;
  const end = Math.abs(lower) > Math.abs(upper) ? lower : upper;
  const right = Number.isFinite(end) && end !== 0 ? end : value;
  if (asked === "exact" || value === 0 || !lacksDigits({ value, decimals }, asked, right)) return false;
  const written = lastWritten({ value, decimals });
  for (let fewer = 1; fewer <= mostFewer; fewer++) {
    const coarse = shorter(asked, fewer);
    if (coarse === null || roundNumber(value, coarse) !== value) return false;
    const unit = lastPlace(right, coarse);
    // Zeros that are written are digits too: 0.6150 is not right where 0.615 is.
    if (written < unit * (1 - NOISE)) return false;
    if (fewer > 1 && Math.abs(value) < LIMITS.fewestUnits * unit) return false;
    // One digit fewer may be a zero that is not written. Of more, nobody knows that they were meant.
    if (fewer > 1 && written > unit * (1 + NOISE)) continue;
    const ends = [lower, upper].flatMap((end) => shortened(end, coarse));
    if (holds(hull(lower, upper, ...ends), value)) return true;
  }
  return false;
}

/** The rounding with so many digits fewer; null where none are left. */
export function shorter(asked: Exclude<Rounding, "exact">, fewer: number): Rounding | null {
  if ("decimals" in asked) return asked.decimals - fewer < 0 ? null : { decimals: asked.decimals - fewer };
  return asked.significant - fewer < 1 ? null : { significant: asked.significant - fewer };
}

/** Zeros at the end of a whole number: they need not have been meant as digits. */
function trailingZeros(value: number): number {
  const [, zeros = ""] = /(0*)$/.exec(Number.isInteger(value) ? String(Math.abs(value)) : "") ?? [];
  return zeros.length;
}
