import { nth } from "../../../core/base/known.js";
import { type Filled, fillColumn } from "./fillColumn.js";
import type { Place, Placed, Sized } from "./place.js";

/**
 * Blocks one under the other over as many pages as they need, `room` pixels high, broken where Chrome breaks them: never within
 * a block, and after one that keeps with the next only where there is no other place. Those in columns come last; they fill the
 * left one, then the right one, and both alike on the last page. Null where there is no room for a block.
 */
export function flowing(blocks: readonly Sized[], room: number): Placed | null {
  const pages: Place[][] = [];
  const first = blocks.findIndex(({ columns }) => columns !== null);
  const across = first < 0 ? blocks.length : first;
  let page: readonly Place[] = [];
  let used = 0;
  for (let from = 0; from < across; ) {
    if (page.length > 0) pages.push([...page]);
    const filled = fillColumn(blocks, from, across, room);
    if (filled.next === from) return null;
    [page, used, from] = [filled.places, filled.used, filled.next];
  }
  for (let from = across; from < blocks.length; ) {
    const { columns, width } = nth(blocks, from);
    const top = page.length === 0 ? 0 : used + (columns?.above ?? 0);
    const both = fillBoth(blocks, from, room - top);
    if (both === null || (both.left.isForced && page.length > 0)) {
      // Not even the beginning has room: it stands overleaf, with what it is kept with.
      const kept = keptFrom(blocks, page);
      if (kept === 0) return null;
      pages.push(page.slice(0, kept));
      const moved = page.slice(kept);
      const filled = fillColumn(blocks, moved[0]?.block ?? across, across, room);
      [page, used] = [filled.places, filled.used];
      continue;
    }
    const x = width + (columns?.between ?? 0);
    pages.push([
      ...page,
      ...both.left.places.map((place) => ({ ...place, y: top + place.y })),
      ...both.right.places.map((place) => ({ ...place, x, y: top + place.y })),
    ]);
    page = [];
    from = both.right.next;
  }
  return page.length === 0 ? pages : [...pages, [...page]];
}

/** From which of a page's places on blocks keep with what comes after the page. */
function keptFrom(blocks: readonly Sized[], page: readonly Place[]): number {
  let kept = page.length;
  while (kept > 0 && nth(blocks, nth(page, kept - 1).block).keeps) kept -= 1;
  return kept;
}

/** Two columns, alike where all that is left has room in them; null where not even one block has. */
function fillBoth(
  blocks: readonly Sized[],
  from: number,
  room: number,
): { readonly left: Filled; readonly right: Filled } | null {
  const end = blocks.length;
  const fill = (height: number): { readonly left: Filled; readonly right: Filled } => {
    const left = fillColumn(blocks, from, end, height);
    return { left, right: fillColumn(blocks, left.next, end, height) };
  };
  const full = fill(room);
  if (full.left.next === from) return null;
  if (full.right.next < end) return full;
  const total = fillColumn(blocks, from, end, Number.POSITIVE_INFINITY).used;
  // As Chrome does: from the half of all, by so much as is wanting.
  for (let height = Math.ceil(total / 2); height < room; ) {
    const both = fill(height);
    if (both.left.next > from && both.right.next === end && !both.left.isForced) return both;
    height += Math.max(1, Math.min(both.left.short, both.right.short));
  }
  return full;
}
