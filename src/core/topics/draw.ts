import { tenTo } from "../base/power.js";
import type { Random } from "../base/random.js";

/** A number from `low` to `high`, both in units of the last of `decimals`, never 0 nor one of `barred`. */
export function drawNumber(
  random: Random,
  low: number,
  high: number,
  decimals: number,
  barred: readonly number[] = [],
): number {
  const scale = tenTo(decimals);
  const first = Math.ceil(low * scale - 1e-9);
  const count = Math.floor(high * scale + 1e-9) - first + 1;
  const choices = Array.from({ length: count }, (_none, k) => (first + k) / scale);
  return random.pick(choices.filter((value) => value !== 0 && !barred.includes(value)));
}

/** So many numbers of such a range that differ in size, so that one taken for another shows; none of `barred`. */
export function drawDistinct(
  random: Random,
  count: number,
  low: number,
  high: number,
  decimals: number,
  barred: readonly number[] = [],
): number[] {
  const drawn: number[] = [];
  while (drawn.length < count) {
    drawn.push(drawNumber(random, low, high, decimals, [...barred, ...drawn.flatMap((one) => [one, -one])]));
  }
  return drawn;
}
