/** Points are shared in halves where they are whole or halves, in quarters where they come in quarters, else in hundredths. */
const UNITS = [0.5, 0.25, 0.01] as const;

/**
 * Shares points in proportion to weights, so that they add up to `total`: what is left over goes where most was cut off.
 * All get the same where all weights are 0.
 */
export function shareByWeights(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const exact = weights.map((weight) => total * (sum === 0 ? 1 / weights.length : weight / sum));
  const unit = UNITS.find((size) => Number.isInteger(tidy(total / size))) ?? total / weights.length;
  const units = exact.map((points) => Math.floor(tidy(points / unit)));
  let left = Math.round(total / unit) - units.reduce((all, one) => all + one, 0);
  const cut = exact.map((points, k) => ({ k, rest: points / unit - (units[k] ?? 0) }));
  for (const { k } of cut.sort((a, b) => b.rest - a.rest || a.k - b.k)) {
    if (left <= 0) break;
    units[k] = (units[k] ?? 0) + 1;
    left--;
  }
  return units.map((count) => tidy(count * unit));
}

const tidy = (points: number): number => Number(points.toPrecision(12));
