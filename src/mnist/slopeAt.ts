import { nth } from "../core/base/known.js";

/** Steps of the differences: 1/4, halved down to 2^-20. */
const STEPS = Array.from({ length: 19 }, (_none, k) => 2 ** -(k + 2));

/** So many steps that reach over no kink are enough. */
const MOST_ESTIMATES = 10;

/** The loss with a parameter moved, and on which side of their activations' kinks all sums lie. */
export type LossAt = (by: number) => { readonly loss: number; readonly sides: string };

/**
 * f′(0) by central differences of the sixth order, from a list of steps that do not reach over a kink: of three
 * neighbouring steps those that agree best, since large steps bend and small ones drown in rounding. NaN when every
 * step reaches over a kink.
 */
export function slopeAt(lossAt: LossAt): number {
  const { sides } = lossAt(0);
  const estimates: number[] = [];
  for (const h of STEPS) {
    const points = [-3, -2, -1, 1, 2, 3].map((k) => lossAt(k * h));
    if (points.some((point) => point.sides !== sides)) continue;
    const at = (k: number) => nth(points, k).loss;
    estimates.push((45 * (at(3) - at(2)) - 9 * (at(4) - at(1)) + (at(5) - at(0))) / (60 * h));
    if (estimates.length === MOST_ESTIMATES) break;
  }
  let best = estimates[0] ?? Number.NaN;
  let apart = Number.POSITIVE_INFINITY;
  for (let k = 0; k + 2 < estimates.length; k++) {
    const three = estimates.slice(k, k + 3);
    const by = Math.max(...three) - Math.min(...three);
    if (by >= apart) continue;
    apart = by;
    best = three[1] ?? Number.NaN;
  }
  return best;
}
