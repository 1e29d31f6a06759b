import { nth } from "../../core/base/known.js";
/** Picks among numbers of threads by how quick each was, since a second thread pays only where a core is free. */
export interface Pace {
  readonly next: () => number;
  /** What was done a second by so many threads. */
  readonly report: (threads: number, rate: number) => void;
}

/** One turn in so many goes to one that is not in favour: it may have been slow only for a while. */
const TRIAL = 6;
/** The weight of the newest measurement. */
const NEWEST = 0.5;

/** Keeps to the quickest choice, trying the others now and then. The results of a training do not depend on it. */
export function makePace(choices: readonly number[]): Pace {
  const rates = new Map<number, number>();
  let turn = 0;
  const rateOf = (choice: number): number => rates.get(choice) ?? Number.POSITIVE_INFINITY;
  return {
    next: () => {
      turn += 1;
      const ranked = [...choices].sort((a, b) => rateOf(b) - rateOf(a));
      const others = ranked.length - 1;
      const trial = others > 0 && turn % TRIAL === 0 ? ranked[1 + ((turn / TRIAL) % others)] : undefined;
      return trial ?? nth(ranked, 0);
    },
    report: (threads, rate) => {
      const before = rates.get(threads);
      rates.set(threads, before === undefined ? rate : (1 - NEWEST) * before + NEWEST * rate);
    },
  };
}
