import type { Interval } from "../../network/interval.js";
import { DETECTIVE_LIMITS } from "./limits.js";

/** How much of what a number without any reason might be is still left to be looked at, for one answer. */
export interface Chances {
  /** Takes the numbers from one to another, where what is new in them is no more than what is left. */
  readonly take: (window: Interval) => boolean;
}

/**
 * Counts up how likely a plausible wrong number is to lie where candidates do: what two share counts once. Plausible is
 * what is up to `far` times as large or as small as the right number, each size alike, one in five with the other sign.
 */
export function chancesOf(right: number): Chances {
  const { same, other, away, far, chance, mostOfOne } = DETECTIVE_LIMITS;
  const taken: Interval[] = [];
  let sum = 0;
  return {
    take: ([low, high]) => {
      const middle = (low + high) / 2;
      const ratio = middle / right;
      const isFar = !(Math.abs(ratio) < far && Math.abs(ratio) > 1 / far);
      const density = isFar ? away : ratio < 0 ? other : same;
      const all = high - low;
      let fresh = all;
      const touched: number[] = [];
      taken.forEach(([from, to], k) => {
        const shared = Math.min(high, to) - Math.max(low, from);
        if (shared < 0) return;
        fresh -= shared;
        touched.push(k);
      });
      const share = density / Math.max(Math.abs(middle), all);
      if (share * all > mostOfOne || sum + share * fresh > chance) return fresh <= 0;
      sum += share * Math.max(0, fresh);
      const ends = touched.map((k) => taken[k] ?? [low, high]);
      for (const k of touched.reverse()) taken.splice(k, 1);
      taken.push([Math.min(low, ...ends.map(([from]) => from)), Math.max(high, ...ends.map(([, to]) => to))]);
      return true;
    },
  };
}
