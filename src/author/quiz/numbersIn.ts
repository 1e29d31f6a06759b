import { nth } from "../../core/base/known.js";
import { tenTo } from "../../core/base/power.js";
import { activationNamed } from "../../core/network/activations/index.js";
import type { LossName } from "../../core/network/losses/index.js";
import type { DrawnNetwork, Range } from "./quiz.js";

export type Purpose = keyof DrawnNetwork["ranges"];

/** Never given: 0 hides everything, and an input of 1 or -1 a factor that was forgotten. */
const BARRED: Readonly<Record<Purpose, readonly number[]>> = {
  inputs: [0, 1, -1],
  weights: [0],
  later: [0],
  biases: [0],
  targets: [0],
};

/** Losses whose targets are numbers of the range; the entropies' are labels. */
const WITH_RANGE: readonly LossName[] = ["mse", "sse", "half-sse"];

/** The numbers that may be drawn for a purpose, smallest first; targets lie where the outputs can. */
export function numbersIn(wish: DrawnNetwork, purpose: Purpose): number[] {
  const range = wish.ranges[purpose] ?? wish.ranges.weights;
  const numbers = stepsOf(range).filter((value) => !BARRED[purpose].includes(value));
  if (purpose !== "targets") return numbers;
  const [low, high] = activationNamed(nth(wish.activations, -1)).range;
  return numbers.filter((value) => value >= low && value <= high);
}

/** A range of more numbers is not drawn from: no paper needs it, and they are all held. */
export const MOST_NUMBERS = 100_000;

/** How many numbers lie in a range, those that are never given among them. */
export function countIn({ from, to, decimals }: Range): number {
  const scale = tenTo(decimals);
  return Math.floor(to * scale + 1e-9) - Math.ceil(from * scale - 1e-9) + 1;
}

/** From `from` to `to` in steps of one unit of the last decimal. */
function stepsOf({ from, to, decimals }: Range): number[] {
  const scale = tenTo(decimals);
  const first = Math.ceil(from * scale - 1e-9);
  const last = Math.floor(to * scale + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_none, k) => (first + k) / scale);
}

/** A purpose that has no numbers to draw from, or null. */
export function emptyRange(wish: DrawnNetwork): Purpose | null {
  const drawn: Purpose[] = ["inputs", "weights"];
  if (wish.bias) drawn.push("biases");
  if (WITH_RANGE.includes(wish.loss)) drawn.push("targets");
  return drawn.find((purpose) => numbersIn(wish, purpose).length === 0) ?? null;
}
