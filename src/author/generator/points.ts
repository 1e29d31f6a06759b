import { nth } from "../../core/base/known.js";
import { apportion } from "./apportion.js";

/** Marks are whole or halves; the finer ones are for points that ask for them: in quarters, or too few for their answers. */
const UNITS = [0.5, 0.25, 0.1, 0.05] as const;
const WHOLE = [1, 0.5] as const;

/** How far an answer's marks may lie from its exact share, relative to it. */
const FAIR = 0.34;

/**
 * Shares a question's points among its answers by what each is worth, in whole points or halves: equal worth gets equal
 * marks, more worth never fewer, what is worth less than a mark (a copy) the least. Where no such way adds up (5 points for 4
 * alike), the last ones get half a point more. Points in quarters, and fewer than half a point for each, are shared in finer parts.
 */
export function sharePoints(points: number, worth: readonly number[]): number[] {
  const fair = fairShares(points, worth);
  if (fair !== null) return fair;
  const unit = UNITS.find((size) => isMultiple(points, size) && points / size >= worth.length - 1e-9);
  if (unit === undefined) return worth.map(() => tidy(points / worth.length));
  return equalShares(points, worth, unit, nearEnough) ?? nearestShares(points, worth, unit);
}

/** Whether a question's points can be shared fairly in whole points or halves. */
export const canShare = (points: number, worth: readonly number[]): boolean =>
  fairShares(points, worth) !== null;

/**
 * The points of a question of which nobody says how many it has, from what the answers of each of its kinds are worth: a
 * whole number near the mean that leaves half a point for each answer, and is shared fairly in most kinds.
 */
export function wholePoints(worths: readonly (readonly number[])[]): number {
  const mean = worths.reduce((total, worth) => total + sum(worth), 0) / worths.length;
  const least = Math.ceil(0.5 * Math.max(...worths.map(({ length }) => length)));
  const near = Math.max(1, least, Math.round(mean));
  const others = Array.from({ length: Math.floor(near / 3) }, (_none, k) => [
    near + k + 1,
    near - k - 1,
  ]).flat();
  const fits = (points: number): number => worths.filter((worth) => canShare(points, worth)).length;
  return [near, ...others.filter((points) => points >= Math.max(1, least))].reduce((best, points) =>
    fits(points) > fits(best) ? points : best,
  );
}

type IsFair = (mark: number, exact: number, unit: number) => boolean;

const fairShares = (points: number, worth: readonly number[]): number[] | null =>
  WHOLE.reduce<number[] | null>(
    (found, unit) =>
      found ??
      equalShares(
        points,
        worth,
        unit,
        (mark, exact) => Math.abs(mark - exact) <= FAIR * exact || (exact < unit && mark === unit),
      ),
    null,
  );

/** Marks that are not fair, yet not far from it: no more than twice what they should be, nor less than half. */
const nearEnough: IsFair = (mark, exact, unit) =>
  (mark <= 2 * exact && exact <= 2 * mark) || (exact < unit && mark === unit);

/** Marks in one unit that are equal for equal worth and rise with it, all of them fair; null where none add up. */
function equalShares(
  points: number,
  worth: readonly number[],
  unit: number,
  isFair: IsFair,
): number[] | null {
  if (!isMultiple(points, unit)) return null;
  const all = sum(worth);
  const weights = [...new Set(worth)].sort((a, b) => a - b);
  const sharers = weights.map((weight) => ({
    count: worth.filter((one) => one === weight).length,
    weight,
    least: 1,
  }));
  const found = apportion(Math.round(points / unit), sharers);
  if (found === null) return null;
  const marks = found.map((share) => tidy(share * unit));
  const fair = marks.every((mark, k) => isFair(mark, (points * nth(weights, k)) / all, unit));
  const rises = marks.every((mark, k) => {
    const less = k === 0 ? 0 : nth(marks, k - 1);
    return k > 0 && nth(weights, k - 1) < 1 ? mark > less : mark >= less;
  });
  return fair && rises ? worth.map((one) => nth(marks, weights.indexOf(one))) : null;
}

/** Marks in one unit, each as near to its share as can be, one unit at least; what is left over goes to the last ones. */
function nearestShares(points: number, worth: readonly number[], unit: number): number[] {
  const all = sum(worth);
  const exact = worth.map((one) => (points * one) / all / unit);
  const units = exact.map((share) => Math.max(1, Math.floor(share + 1e-9)));
  const total = Math.round(points / unit);
  const by = (cost: (k: number) => number): number =>
    units.reduce((best, _one, k) => (cost(k) <= cost(best) + 1e-9 ? k : best), 0);
  while (sum(units) < total) {
    const k = by((at) => nth(units, at) - nth(exact, at));
    units[k] = nth(units, k) + 1;
  }
  while (sum(units) > total) {
    const k = by((at) => (nth(units, at) === 1 ? Number.POSITIVE_INFINITY : nth(exact, at) - nth(units, at)));
    units[k] = nth(units, k) - 1;
  }
  return units.map((count) => tidy(count * unit));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const isMultiple = (points: number, unit: number): boolean =>
  Math.abs(points / unit - Math.round(points / unit)) < 1e-9;

/** Marks without the noise of tenths. */
const tidy = (marks: number): number => Number(marks.toPrecision(12));
