import { endOf } from "./endOf.js";
import type { Block, Items } from "./strip.js";

/** The colour of what stands in the place of items, a line high: it says where they begin, and how wide their list is. */
export const STUB_COLOUR = "#010205";
const STUB = `<li style="width:100%;height:1lh;background:${STUB_COLOUR}"></li>`;

const LIST = /<([uo]l)\b[^>]*? data-items="(\d+)"[^>]*>/;

/**
 * A strip without the items of its list that are set one by one (`data-items`: pixels between two of them; the last may be
 * `data-right`), and these; as it is where it has none. `around`: the tag of what the strip stands in. Null where anything else
 * stands in the list, or a list in it.
 */
export function withoutItems(
  html: string,
  around: string,
): { readonly html: string; readonly items: Items | null } | null {
  const found = html.includes(" data-items=") ? LIST.exec(html) : null;
  if (found === null) return { html, items: null };
  const [opening, tag = "", gap] = found;
  const from = found.index + opening.length;
  const end = endOf(html, tag, found.index);
  if (end === null) return null;
  const to = end - `</${tag}>`.length;
  const narrow = narrowed(around);
  const blocks: Block[] = [];
  let at = from;
  for (let start = html.indexOf("<li", at); start >= 0 && start < to; start = html.indexOf("<li", at)) {
    const next = html.indexOf("</li>", start) + "</li>".length;
    const item = html.slice(start, next);
    if (html.slice(at, start).trim() !== "" || item.includes("<li", 1)) return null;
    blocks.push({ html: `${opening}${item}</${tag}>`, around: narrow });
    at = next;
  }
  if (html.slice(at, to).trim() !== "") return null;
  if (blocks.length === 0) return { html, items: null };
  const isLastRight = blocks.at(-1)?.html.includes("<li data-right") === true;
  return {
    html: html.slice(0, from) + STUB + html.slice(to),
    items: { gap: Number(gap), isLastRight, blocks, uncut: html },
  };
}

/** The tag of what an item stands in that is set alone: as wide as the item. */
const narrowed = (around: string): string =>
  around === ""
    ? '<div style="width:fit-content;max-width:100%">'
    : around.replace(/width:[^;"]*/, "width:fit-content;max-width:100%");
