import { nth } from "../../base/known.js";
import type { Place } from "./place.js";
import type { Items } from "./strip.js";

/** Where the items of a list go, in pixels from its strip's upper left corner. */
export interface Stub {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface ItemPlaces {
  readonly places: readonly Place[];
  /** How far the last line reaches down from the strip's top. */
  readonly bottom: number;
}

/** Fills lines with items as they are; null for one that is wider than its list: Chrome breaks it. */
export function itemPlaces(
  sizes: readonly { readonly width: number; readonly height: number }[],
  { gap, isLastRight }: Pick<Items, "gap" | "isLastRight">,
  stub: Stub,
): ItemPlaces | null {
  const places: Place[] = [];
  let [x, y, line] = [0, 0, 0];
  for (let block = 0; block < sizes.length; block += 1) {
    const { width, height } = nth(sizes, block);
    if (width > stub.width) return null;
    if (x + width > stub.width) {
      y += line;
      [x, line] = [0, 0];
    }
    if (isLastRight && block === sizes.length - 1) x = stub.width - width;
    places.push({ block, x: stub.x + x, y: stub.y + y });
    x += width + gap;
    line = Math.max(line, height);
  }
  return { places, bottom: stub.y + y + line };
}
