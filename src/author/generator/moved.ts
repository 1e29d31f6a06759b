/** Every value moved by a part of its own, between 1 and 20 %: what agreed by chance does so no more. */
export const moved = (values: ReadonlyMap<string, number>): Map<string, number> =>
  new Map([...values].map(([id, value], k) => [id, value * (1.01 + 0.19 * ((k * 0.618034) % 1))]));
