import { nth } from "../../core/base/known.js";
import { apportion } from "./apportion.js";

/** Parts of a point in which marks are given, the coarsest first that shares fairly. */
const UNITS = [1, 0.5, 0.25, 0.1, 0.05] as const;
/** What marks are given in where there is a choice. */
const QUARTERS = UNITS.slice(0, 3);

/** How far an answer's marks may lie from its exact share, relative to it. */
const FAIR = 0.34;

/**
 * Shares a question's points among its answers by what each is worth: equal worth gets equal marks, more worth never
 * fewer, what is worth less than a mark (a copy) the least, in whole points or halves, quarters, tenths, whichever come
 * near enough. Where no such way adds up (4 points for 3 alike), the last ones get more.
 */
export function sharePoints(points: number, worth: readonly number[]): number[] {
  const marks = fairShares(points, worth, UNITS) ?? shares(points, worth, UNITS);
  return marks ?? inTurn(points, worth.length);
}

/** Whether a question's points can be shared fairly in quarters. */
export const canShare = (points: number, worth: readonly number[]): boolean =>
  fairShares(points, worth, QUARTERS) !== null;

const fairShares = (points: number, worth: readonly number[], units: readonly number[]): number[] | null =>
  shares(
    points,
    worth,
    units,
    (mark, exact, unit) => Math.abs(mark - exact) <= FAIR * exact || (exact < unit && mark === unit),
  );

function shares(
  points: number,
  worth: readonly number[],
  units: readonly number[],
  isFair: (mark: number, exact: number, unit: number) => boolean = () => true,
): number[] | null {
  const all = worth.reduce((sum, one) => sum + one, 0);
  const weights = [...new Set(worth)].sort((a, b) => a - b);
  const sharers = weights.map((weight) => ({
    count: worth.filter((one) => one === weight).length,
    weight,
    least: 1,
  }));
  for (const unit of units) {
    const total = Math.round(points / unit);
    if (Math.abs(points / unit - total) > 1e-9) continue;
    const found = apportion(total, sharers);
    if (found === null) continue;
    const marks = found.map((share) => tidy(share * unit));
    const fair = marks.every((mark, k) => isFair(mark, (points * nth(weights, k)) / all, unit));
    const rises = marks.every((mark, k) => {
      const less = k === 0 ? 0 : nth(marks, k - 1);
      return k > 0 && nth(weights, k - 1) < 1 ? mark > less : mark >= less;
    });
    if (fair && rises) return worth.map((one) => nth(marks, weights.indexOf(one)));
  }
  return null;
}

/** Marks without the noise of tenths. */
const tidy = (marks: number): number => Number(marks.toPrecision(12));

/** Equal parts, and what is left over to the last ones. */
function inTurn(points: number, answers: number): number[] {
  const unit = UNITS.slice(2).find((size) => points / size >= answers - 1e-9) ?? points / answers;
  const units = Math.floor(points / unit + 1e-9);
  const each = Math.floor(units / answers);
  const extra = units - each * answers;
  const shares = Array.from(
    { length: answers },
    (_none, k) => (each + (k >= answers - extra ? 1 : 0)) * unit,
  );
  const rest = points - shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share, k) => Number((k === answers - 1 ? share + rest : share).toPrecision(12)));
}
