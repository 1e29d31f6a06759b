import { nth } from "../base/known.js";

const WHITE = 0;
export const BLACK = 15;

/** Runs of up to this many pixels take one figure for their length. */
const SHORT_WHITE = 15;
const LONG_WHITE = SHORT_WHITE + 256;
const MOST_BLACK = 16;

/**
 * Grey levels from 0 (white) to 15 (black), row by row, as half bytes, the higher half first. 1 to 14 are pixels; 15 and n
 * are n + 1 black ones; 0 and n are n white ones, 0 and 0 and two more halves 16 to 271. A half that is left over is 0.
 */
export function packGreys(levels: ArrayLike<number>): Uint8Array {
  const halves: number[] = [];
  for (let at = 0; at < levels.length; ) {
    const level = nth(levels, at);
    let end = at + 1;
    while (end < levels.length && levels[end] === level && end - at < mostOf(level)) end += 1;
    halves.push(...runOf(level, end - at));
    at = end;
  }
  return Uint8Array.from({ length: Math.ceil(halves.length / 2) }, (_none, k) =>
    2 * k + 1 < halves.length ? (nth(halves, 2 * k) << 4) | nth(halves, 2 * k + 1) : nth(halves, 2 * k) << 4,
  );
}

const mostOf = (level: number): number => (level === WHITE ? LONG_WHITE : level === BLACK ? MOST_BLACK : 1);

function runOf(level: number, length: number): number[] {
  if (level === BLACK) return [BLACK, length - 1];
  if (level !== WHITE) return [level];
  const over = length - SHORT_WHITE - 1;
  return over < 0 ? [WHITE, length] : [WHITE, 0, over >> 4, over & 15];
}

/** The `count` levels that `packGreys` has packed. Throws RangeError where the bytes hold fewer or more. */
export function unpackGreys(bytes: ArrayLike<number>, count: number): Uint8Array {
  let half = 0;
  const next = (): number => {
    const byte = nth(bytes, half >> 1);
    half += 1;
    return half % 2 === 1 ? byte >> 4 : byte & 15;
  };
  const levels = new Uint8Array(count);
  let at = 0;
  while (at < count) {
    const level = next();
    const length = level === BLACK ? next() + 1 : level === WHITE ? whiteRun(next) : 1;
    levels.fill(level, at, at + length);
    at += length;
  }
  if (at !== count || Math.ceil(half / 2) !== bytes.length)
    throw new RangeError(`the runs of an image end at pixel ${at}; ${count} would be right`);
  return levels;
}

function whiteRun(next: () => number): number {
  const length = next();
  return length > 0 ? length : SHORT_WHITE + 1 + ((next() << 4) | next());
}
