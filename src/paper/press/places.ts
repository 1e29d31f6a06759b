import { nth } from "../../core/base/known.js";
import type { Blocks } from "../../document/tree/blocks.js";
import { contentOf } from "./compiled.js";
import type { SetStrip } from "./setBlock.js";
import { flowing } from "./strips/flowing.js";
import type { Place, Placed, Sized } from "./strips/place.js";

/** Where each of a document's blocks stands, page by page; null where there is no room for one. */
export function placesOf({ kind, pages }: Blocks, made: readonly SetStrip[]): Placed | null {
  const [one] = made;
  if (one === undefined) return null;
  const { height } = contentOf(one.compiled.page);
  const blocks = made.map((strip): Sized => {
    const { compiled, items } = strip;
    return {
      ...strip,
      height: compiled.height + Math.max(0, ...items.map(({ more }) => more)),
      width: compiled.width,
    };
  });
  // Chrome's pages are whole pixels high, though it shows no part of one.
  return kind === "page" ? stacked(pages, blocks, height) : flowing(blocks, Math.ceil(height));
}

/** Blocks one under the other on the pages that they belong to; null where a page has not room for its own. */
function stacked(pages: Blocks["pages"], blocks: readonly Sized[], room: number): Placed | null {
  let block = -1;
  let most = 0;
  const placed = pages.map((page) => {
    let y = 0;
    return page.map((): Place => {
      block += 1;
      const place = { block, x: 0, y };
      y += nth(blocks, block).height;
      most = Math.max(most, y);
      return place;
    });
  });
  return most > room + 1 ? null : placed;
}
