import { LIMITS } from "../../graph/limits.js";
import { CAUSE_LIMITS } from "./limits.js";

/**
 * The argument at which a function has a value, nearest to where it is looked for first; null where there is none in its
 * range. Two points are enough where the function is a line, as a product or a sum is in one of its operands; else it is
 * looked for along chords, and by halving where these do not end.
 */
export function solveBack(
  f: (x: number) => number,
  value: number,
  start: number,
  [least, most]: readonly [number, number],
): number | null {
  const inside = (x: number): boolean => x > least && x < most;
  const off = (x: number): number => f(x) - value;
  const near = LIMITS.asNear * Math.max(Math.abs(value), Number.MIN_VALUE);
  let [a, b] = [start, start + Math.max(Math.abs(start), CAUSE_LIMITS.scale) * CAUSE_LIMITS.firstStep];
  let [fa, fb] = [off(a), off(b)];
  for (let k = 0; k < CAUSE_LIMITS.chords; k++) {
    const next = b - (fb * (b - a)) / (fb - fa);
    if (!Number.isFinite(next)) break;
    [a, fa] = [b, fb];
    [b, fb] = [next, off(next)];
    if (Math.abs(fb) <= near) return inside(b) ? b : null;
  }
  return halve(off, start, [least, most]);
}

/** A root between two neighbours of a grid over a range at which the signs differ, those nearest to a number first. */
function halve(
  off: (x: number) => number,
  start: number,
  [least, most]: readonly [number, number],
): number | null {
  if (!Number.isFinite(least) || !Number.isFinite(most)) return null;
  const step = (most - least) / CAUSE_LIMITS.grid;
  const cells = Array.from({ length: CAUSE_LIMITS.grid }, (_none, k) => least + k * step).sort(
    (one, other) => Math.abs(one + step / 2 - start) - Math.abs(other + step / 2 - start),
  );
  for (const cell of cells) {
    let [a, b] = [cell, cell + step];
    const sign = Math.sign(off(a));
    if (sign * Math.sign(off(b)) >= 0) continue;
    for (let k = 0; k < CAUSE_LIMITS.halvings; k++) {
      const middle = (a + b) / 2;
      if (Math.sign(off(middle)) === sign) a = middle;
      else b = middle;
    }
    return (a + b) / 2;
  }
  return null;
}
