import { nth } from "../../core/base/known.js";
import type { SetItems, SetOwn } from "./setBlock.js";
import { itemPlaces } from "./strips/itemPlaces.js";
import type { Items } from "./strips/strip.js";

/** What of a strip is set one by one, in its places; null where one is wider than its list, which Chrome breaks. */
export function setItems(
  { compiled }: SetOwn,
  all: readonly Items[],
  take: () => SetOwn,
): readonly SetItems[] | null {
  const set = all.map((items, k): SetItems | null => {
    const blocks = items.blocks.map(take);
    const sizes = blocks.map((block) => block.compiled);
    const placed = itemPlaces(sizes, items, nth(compiled.stubs, k), compiled);
    if (placed === null) return null;
    // What stands beside the list may be higher.
    const more = Math.max(0, placed.bottom - compiled.height);
    return { blocks, places: placed.places, more };
  });
  const whole = set.filter((items) => items !== null);
  return whole.length === set.length ? whole : null;
}
