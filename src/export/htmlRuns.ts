import { unescaped } from "../base/unescaped.js";
import { escapeHtml, type Figure } from "../formula/figure.js";
import type { Line, Run } from "./item.js";

/** TeX that stays TeX: an element of our own, read again by `runsOf`. */
export const texFigure: Figure = Object.assign(
  (pieces: string | readonly string[]) =>
    `<tex>${escapeHtml(typeof pieces === "string" ? pieces : pieces.join(" "))}</tex>`,
  { silent: true } as const,
);

/** With the minus that is on every keyboard: few programs read the long one in a number, which looks the same. */
export const plainMinus = (words: string): string => words.replaceAll("\u2212", "-");

/** What ends an item of a list in our pages; a line of text needs a comma there. */
const BETWEEN_ITEMS = /<\/span>\s*<span class="item">|\u2003 ?/g;

/**
 * HTML of our own pages, set with `texFigure`, as runs. A value can be copied from them and typed again: the minus is
 * ASCII, and a power of ten is written `×10^-5`.
 */
export function runsOf(html: string): Line {
  const runs: Run[] = [];
  const add = (text: string): void => {
    const before = runs.at(-1);
    const plain = plainMinus(text).replaceAll("\u2005", "");
    if (plain === "") return;
    if (before !== undefined && "text" in before) runs.splice(-1, 1, { text: before.text + plain });
    else runs.push({ text: plain });
  };
  const pieces = html.replace(BETWEEN_ITEMS, ", ").matchAll(/<tex>(.*?)<\/tex>|<sup>|<[^>]*>|[^<]+/gs);
  for (const [piece, tex] of pieces) {
    if (tex !== undefined) runs.push({ tex: plainMinus(unescaped(tex)) });
    else if (piece === "<sup>") add("^");
    else if (!piece.startsWith("<")) add(unescaped(piece).replace(/\s+/g, " "));
  }
  return runs;
}
