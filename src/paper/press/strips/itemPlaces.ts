import { nth } from "../../../core/base/known.js";
import { WHOLE_HEIGHT } from "./items.js";
import type { Place } from "./place.js";
import type { Items } from "./strip.js";

/** Where the items of a list go, in pixels from its strip's upper left corner. */
export interface Stub {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface ItemPlaces {
  readonly places: readonly Place[];
  /** How high the strip is at least, with them in it. */
  readonly bottom: number;
}

type Way = Omit<Items, "blocks">;

/** So many pixels of a row of a table lie below a list in it. */
const BELOW = 1;

/**
 * Where items go, each as it is; null where Chrome would set one otherwise, since it is wider than its list, or move what stands
 * beside them. `strip`: as it is without them.
 */
export function itemPlaces(sizes: readonly Size[], way: Way, stub: Stub, strip: Size): ItemPlaces | null {
  switch (way.way) {
    case "lines": {
      const placed = inLines(sizes, way, stub);
      return placed && { ...placed, bottom: placed.bottom + BELOW };
    }
    case "column":
      // Each fills a line.
      return inLines(sizes, { ...way, gap: stub.width }, stub);
    case "beside":
      return beside(sizes, way, stub, strip);
  }
}

/** On one line, its middle that of what stands before the list; else in lines under that. */
function beside(sizes: readonly Size[], way: Way, stub: Stub, strip: Size): ItemPlaces | null {
  if (stub.x === 0) return inLines(sizes, way, stub);
  const across = sizes.reduce((sum, { width }) => sum + width, way.gap * (sizes.length - 1));
  if (across > stub.width)
    return inLines(sizes, way, { x: 0, y: strip.height + way.rowGap, width: strip.width });
  const middle = stub.y + WHOLE_HEIGHT / 2;
  const line = highest(sizes);
  // What is higher than what stands before it would move that.
  return middle + line / 2 > strip.height ? null : inLines(sizes, way, { ...stub, y: middle - line / 2 });
}

function inLines(
  sizes: readonly Size[],
  { way, gap, rowGap, isLastRight }: Way,
  stub: Stub,
): ItemPlaces | null {
  if (sizes.some(({ width }) => width > stub.width)) return null;
  const places: Place[] = [];
  let bottom = stub.y;
  for (const line of linesOf(sizes, gap, stub.width)) {
    const y = places.length === 0 ? bottom : bottom + rowGap;
    const height = highest(line);
    let x = 0;
    for (const size of line) {
      const block = places.length;
      if (isLastRight && block === sizes.length - 1) x = stub.width - size.width;
      const down = way === "beside" ? (height - size.height) / 2 : 0;
      places.push({ block, x: stub.x + x, y: y + down });
      x += size.width + gap;
    }
    bottom = y + height;
  }
  return { places, bottom };
}

/** Sizes line by line. */
function linesOf(sizes: readonly Size[], gap: number, width: number): Size[][] {
  const lines: Size[][] = [];
  let used = width;
  for (const size of sizes) {
    used += gap + size.width;
    if (used > width) {
      lines.push([]);
      used = size.width;
    }
    nth(lines, lines.length - 1).push(size);
  }
  return lines;
}

const highest = (sizes: readonly Size[]): number => Math.max(...sizes.map(({ height }) => height));
