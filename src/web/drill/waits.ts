/** How long answers waited, in milliseconds. */
export interface Waits {
  readonly add: (milliseconds: number) => void;
  readonly count: () => number;
  /** So many of a hundred waited no longer; 0 where there were none. */
  readonly within: (percent: number) => number;
  readonly worst: () => number;
}

export function waits(): Waits {
  const all: number[] = [];
  const within = (percent: number): number =>
    all.toSorted((a, b) => a - b)[Math.max(0, Math.ceil((percent / 100) * all.length) - 1)] ?? 0;
  return {
    add: (milliseconds) => all.push(milliseconds),
    count: () => all.length,
    within,
    worst: () => within(100),
  };
}

/** `34 ms`, `1.2 s`. */
export const timeText = (milliseconds: number): string =>
  milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
