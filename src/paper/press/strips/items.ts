import { endOf } from "./endOf.js";
import type { Block, Items, ItemsWay, Strip } from "./strip.js";

/** The colour of what stands in the place of items, a line high: it says where they begin, and how wide their list is. */
export const STUB_COLOUR = "#010205";
const STYLE = `width:100%;height:1lh;background:${STUB_COLOUR}`;
const STUB = `<li style="${STYLE}"></li>`;
/** So many whole pixels is the stub of a list high that is no row's: what stands before it, and its own middle, lie on pixels. */
export const WHOLE_HEIGHT = 20;
const WHOLE_STUB = `<li style="width:100%;height:${WHOLE_HEIGHT}px;background:${STUB_COLOUR}"></li>`;
/** Chrome tags a cell that has letters. */
const LETTER = `<span style="display:block;${STYLE};color:${STUB_COLOUR}">x</span>`;

const PLACES = /<([uo]l|span)\b[^>]*? data-(?:items="(\d+)(?: (\d+) (beside|column))?"|cell)[^>]*>/g;

/**
 * A strip without what of it is set one by one: the items of lists (`data-items`: pixels between two of them, and between lines,
 * and how they stand; the last may be `data-right`) and cells (`data-cell`). `around`: the tag of what the strip stands in. Null where anything else stands in a
 * list, or a list in it.
 */
export function withoutItems(uncut: string, around: string): Pick<Strip, "html" | "items" | "uncut"> | null {
  const items: Items[] = [];
  let html = "";
  let done = 0;
  if (/ data-(?:items|cell)/.test(uncut))
    for (const found of uncut.matchAll(PLACES)) {
      const [opening, tag = "", gap, rowGap = "0", named] = found;
      const way: ItemsWay = named === "beside" || named === "column" ? named : "lines";
      const end = endOf(uncut, tag, found.index);
      if (end === null) return null;
      const from = found.index + opening.length;
      const to = end - `</${tag}>`.length;
      if (gap === undefined) {
        const block = { html: uncut.slice(found.index, end), around: narrowed(around) };
        items.push({ way, gap: 0, rowGap: 0, isLastRight: false, blocks: [block] });
        html += uncut.slice(done, found.index) + LETTER;
        done = end;
        continue;
      }
      const blocks = itemsIn(uncut.slice(from, to), opening, tag, narrowed(around));
      if (blocks === null) return null;
      if (blocks.length === 0) continue;
      items.push({
        way,
        gap: Number(gap),
        rowGap: Number(rowGap),
        isLastRight: blocks.at(-1)?.html.includes("<li data-right") === true,
        blocks,
      });
      html += uncut.slice(done, from) + (way === "lines" ? STUB : WHOLE_STUB);
      done = to;
    }
  return { html: html + uncut.slice(done), items, uncut };
}

function itemsIn(inner: string, opening: string, tag: string, around: string): Block[] | null {
  const blocks: Block[] = [];
  let at = 0;
  for (let start = inner.indexOf("<li"); start >= 0; start = inner.indexOf("<li", at)) {
    const next = inner.indexOf("</li>", start) + "</li>".length;
    const item = inner.slice(start, next);
    if (inner.slice(at, start).trim() !== "" || item.includes("<li", 1)) return null;
    blocks.push({ html: `${opening}${item}</${tag}>`, around });
    at = next;
  }
  return inner.slice(at).trim() === "" ? blocks : null;
}

/** The tag of what is set alone stands in: as wide as that. */
const narrowed = (around: string): string =>
  around === ""
    ? '<div style="width:fit-content;max-width:100%">'
    : around.replace(/width:[^;"]*/, "width:fit-content;max-width:100%");
