import type { SetItems, SetOwn } from "./setBlock.js";
import { itemPlaces } from "./strips/itemPlaces.js";
import type { Items } from "./strips/strip.js";

/** The items of a strip's list in their places; null where one is wider than its list, which Chrome breaks. */
export function setItems(strip: SetOwn, items: Items, blocks: readonly SetOwn[]): SetItems | null {
  const { stub } = strip.compiled;
  const placed =
    stub === null
      ? null
      : itemPlaces(
          blocks.map(({ compiled }) => compiled),
          items,
          stub,
        );
  return placed === null ? null : { blocks, ...placed };
}
