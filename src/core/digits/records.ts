import { nth } from "../base/known.js";
import type { DigitImage, DigitSet } from "./digitFile.js";
import { packGreys, unpackGreys } from "./greyRuns.js";

const SETS: readonly DigitSet[] = ["test", "training"];
/** Label, set, and two bytes each for the place and the length. */
const HEAD = 6;

/** Images one after the other, as `DigitFile` says. */
export function packRecords(images: readonly DigitImage[]): Uint8Array {
  return Uint8Array.from(
    images.flatMap(({ label, set, index, levels }) => {
      const runs = packGreys(levels);
      return [label, SETS.indexOf(set), ...twoBytes(index), ...twoBytes(runs.length), ...runs];
    }),
  );
}

const twoBytes = (n: number): [number, number] => {
  if (n > 0xffff) throw new RangeError(`${n} does not fit two bytes`);
  return [n & 255, n >> 8];
};

/** Where each record begins. Throws RangeError where the last one is cut off. */
export function recordStarts(bytes: Uint8Array): number[] {
  const starts: number[] = [];
  let at = 0;
  while (at < bytes.length) {
    starts.push(at);
    at += HEAD + lengthAt(bytes, at);
  }
  if (at !== bytes.length) throw new RangeError(`the last image ends at byte ${at} of ${bytes.length}`);
  return starts;
}

const numberAt = (bytes: Uint8Array, at: number): number => nth(bytes, at) | (nth(bytes, at + 1) << 8);
const lengthAt = (bytes: Uint8Array, at: number): number => numberAt(bytes, at + 4);

/** The image whose record begins there. */
export function unpackRecord(bytes: Uint8Array, start: number, pixels: number): DigitImage {
  const runs = bytes.subarray(start + HEAD, start + HEAD + lengthAt(bytes, start));
  return {
    label: nth(bytes, start),
    set: nth(SETS, nth(bytes, start + 1)),
    index: numberAt(bytes, start + 2),
    levels: unpackGreys(runs, pixels),
  };
}
