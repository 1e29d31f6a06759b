/** Bounds how often something may fail for one address. */
export interface Tries {
  /** Counts one more. */
  readonly count: (who: string) => void;
  /** Whether there were too many within the last minute. */
  readonly spent: (who: string) => boolean;
}

const MINUTE = 60_000;
/** Addresses that are remembered at once; beyond it the oldest are forgotten. */
const MOST_REMEMBERED = 10_000;

/** At most `most` a minute for each. `clock` gives milliseconds. */
export function triesOf(most: number, clock: () => number): Tries {
  const known = new Map<string, { readonly start: number; readonly count: number }>();
  const current = (who: string) => {
    const one = known.get(who);
    return one === undefined || clock() - one.start >= MINUTE ? { start: clock(), count: 0 } : one;
  };
  return {
    count: (who) => {
      const { start, count } = current(who);
      known.delete(who);
      known.set(who, { start, count: count + 1 });
      const [oldest] = known.keys();
      if (known.size > MOST_REMEMBERED && oldest !== undefined) known.delete(oldest);
    },
    spent: (who) => current(who).count >= most,
  };
}
