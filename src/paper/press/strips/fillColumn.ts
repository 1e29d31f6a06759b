import { nth } from "../../../core/base/known.js";
import type { Place, Sized } from "./place.js";

/** What of some blocks has room in a column. */
export interface Filled {
  readonly places: readonly Place[];
  /** The first block that has not. */
  readonly next: number;
  /** How high the column's blocks are together. */
  readonly used: number;
  /** How many pixels are wanting for one block more; infinite where none is left. */
  readonly short: number;
  /** Whether the break comes after a block that keeps with the next. */
  readonly isForced: boolean;
}

/** Fills a column with the blocks from `from` to `to`, not with it. A table that goes on in it has its head again. */
export function fillColumn(blocks: readonly Sized[], from: number, to: number, height: number): Filled {
  const places: Place[] = [];
  let used = 0;
  const put = (block: number, y: number): void => {
    places.push({ block, x: 0, y });
    used = y + nth(blocks, block).height;
  };
  const head = from < to ? headOf(blocks, from) : -1;
  if (head >= 0) put(head, 0);
  for (let k = from; k < to; k += 1) {
    const block = nth(blocks, k);
    const y = used + (k === from ? 0 : block.gap);
    if (y + block.height > height) {
      const next = breakBefore(blocks, from, k);
      const kept = places.filter((place) => place.block < next);
      const last = kept.at(-1);
      return {
        places: next === from ? [] : kept,
        next,
        used: last === undefined ? 0 : last.y + nth(blocks, last.block).height,
        short: y + block.height - height,
        isForced: next > from && nth(blocks, next - 1).keeps,
      };
    }
    put(k, y);
  }
  return { places, next: to, used, short: Number.POSITIVE_INFINITY, isForced: false };
}

/** Where the blocks before `k`, which has no room, are broken: not after one that keeps with the next, if that can be. */
function breakBefore(blocks: readonly Sized[], from: number, k: number): number {
  for (let next = k; next > from; next -= 1) if (!nth(blocks, next - 1).keeps) return next;
  return k;
}

/** The head of the table that goes on with a row, or -1. */
function headOf(blocks: readonly Sized[], row: number): number {
  const { whole, isHead } = nth(blocks, row);
  return whole === null || isHead ? -1 : blocks.findIndex((one) => one.whole === whole && one.isHead);
}
