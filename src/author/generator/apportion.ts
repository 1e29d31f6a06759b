/** What takes part in a sharing: `count` alike that get the same, by weight, each at least `least` units. */
export interface Sharer {
  readonly count: number;
  readonly weight: number;
  readonly least: number;
  /** Whether so many units will do for one of them; left out: any number will. */
  readonly fits?: (units: number) => boolean;
}

/** How many units a share may lie from its exact one; further only where it must. */
const WINDOWS = [3, 40] as const;

interface Way {
  readonly cost: number;
  readonly shares: readonly number[];
}

/**
 * Units for one of each sharer, so that `count` times all of them is exactly `total`, as near to their weights as
 * can be (least squares, relative to the exact share). Null where there is no way.
 */
export function apportion(total: number, sharers: readonly Sharer[]): readonly number[] | null {
  for (const window of WINDOWS) {
    const shares = nearest(total, sharers, window);
    if (shares !== null) return shares;
  }
  return null;
}

function nearest(total: number, sharers: readonly Sharer[], window: number): readonly number[] | null {
  const weight = sharers.reduce((sum, one) => sum + one.count * one.weight, 0);
  // The best way to each sum of units that the sharers so far can come to.
  let ways = new Map<number, Way>([[0, { cost: 0, shares: [] }]]);
  for (const { count, weight: own, least, fits = () => true } of sharers) {
    const exact = (total * own) / weight;
    const next = new Map<number, Way>();
    const first = Math.max(least, Math.floor(exact) - window);
    const last = Math.max(least, Math.ceil(exact)) + window;
    const will = Array.from({ length: last - first + 1 }, (_none, k) => first + k).filter(fits);
    for (const [used, way] of ways) {
      for (const share of will) {
        if (used + count * share > total) break;
        const sum = used + count * share;
        const cost = way.cost + (count * (share - exact) * (share - exact)) / exact;
        if (cost < (next.get(sum)?.cost ?? Number.POSITIVE_INFINITY) - 1e-9)
          next.set(sum, { cost, shares: [...way.shares, share] });
      }
    }
    ways = next;
  }
  return ways.get(total)?.shares ?? null;
}
