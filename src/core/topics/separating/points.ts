import type { Random } from "../../base/random.js";
import { type Numbers, type Pair, says, sumAt, type Wanted } from "./neuron.js";

/** The grid reaches from −REACH to REACH. */
export const REACH = 5;
const OF_EACH = 3;
/** Points lie neither on the line nor far from it. */
const NEAREST = 1;
const FARTHEST = 9;

/** Three points on each side of a line, in an order that is drawn; null where the grid has too few. */
export function drawPoints(numbers: Numbers, random: Random): readonly Wanted[] | null {
  const grid = Array.from(
    { length: (2 * REACH - 1) * (2 * REACH - 1) },
    (_none, k): Pair => [(k % (2 * REACH - 1)) - REACH + 1, Math.floor(k / (2 * REACH - 1)) - REACH + 1],
  );
  const near = random.shuffle(
    grid.filter((at) => Math.abs(sumAt(numbers, at)) >= NEAREST && Math.abs(sumAt(numbers, at)) <= FARTHEST),
  );
  const side = (one: boolean): Wanted[] =>
    near
      .filter((at) => says(numbers, at) === one)
      .slice(0, OF_EACH)
      .map((at) => ({ at, one }));
  const all = [...side(true), ...side(false)];
  return all.length < 2 * OF_EACH ? null : random.shuffle(all);
}

/** Directions that are tried, over half a turn and back. */
const DIRECTIONS = 720;

/** Whether all three numbers are needed: no line through the origin and none along an axis separates the points. */
export function needsAll(points: readonly Wanted[]): boolean {
  const apart = (value: (at: Pair) => number): boolean => {
    const of = (side: boolean) => points.flatMap(({ at, one }) => (one === side ? [value(at)] : []));
    return Math.min(...of(true)) > Math.max(...of(false)) || Math.max(...of(true)) < Math.min(...of(false));
  };
  if (apart(([x1]) => x1) || apart(([, x2]) => x2)) return false;
  return !Array.from({ length: DIRECTIONS }, (_none, k) => (2 * Math.PI * k) / DIRECTIONS).some((angle) =>
    points.every(({ at: [x1, x2], one }) => {
      const sum = Math.cos(angle) * x1 + Math.sin(angle) * x2;
      return one ? sum > -1e-9 : sum < 1e-9;
    }),
  );
}
