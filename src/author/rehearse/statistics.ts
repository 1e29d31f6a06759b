/** The mean of numbers; 0 of none. */
export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** The standard deviation of all numbers that there are, no sample's. */
export const spread = (values: readonly number[]): number => {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
};

/** Pearson's correlation of pairs; 0 where one of both does not vary. */
export function correlation(xs: readonly number[], ys: readonly number[]): number {
  const [x, y] = [mean(xs), mean(ys)];
  const together = mean(xs.map((one, k) => (one - x) * ((ys[k] ?? y) - y)));
  const alone = spread(xs) * spread(ys);
  return alone < 1e-12 ? 0 : together / alone;
}
