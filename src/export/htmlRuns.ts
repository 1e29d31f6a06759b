import { unescaped } from "../base/unescaped.js";
import type { Figure } from "../formula/figure.js";
import type { Line, Run } from "./item.js";

/** TeX that stays TeX: an element of our own, read again by `runsOf`. */
export const texFigure: Figure = Object.assign(
  (pieces: string | readonly string[]) =>
    `${TEX}${withoutTags(typeof pieces === "string" ? pieces : pieces.join(" "))}${END}`,
  { silent: true } as const,
);

const [TEX, END] = ["<tex>", "</tex>"] as const;

/** What could begin a tag or a sign by name stands escaped; nothing else is in the way, and formulas are full of it. */
const withoutTags = (tex: string): string =>
  /[&<]/.test(tex) ? tex.replaceAll("&", "&amp;").replaceAll("<", "&lt;") : tex;

/** With the minus that is on every keyboard: few programs read the long one in a number, which looks the same. */
export const plainMinus = (words: string): string => words.replaceAll("\u2212", "-");

/** What ends an item of a list in our pages; a line of text needs a comma there. */
const BETWEEN_ITEMS = /<\/span>\s*<span class="item">|\u2003 ?/g;

/**
 * HTML of our own pages, set with `texFigure`, as runs. A value can be copied from them and typed again: the minus is
 * ASCII, and a power of ten is written `×10^-5`.
 */
export function runsOf(html: string): Line {
  const page = html.includes("\u2003") || html.includes("</span>") ? html.replace(BETWEEN_ITEMS, ", ") : html;
  const runs: Run[] = [];
  let text = "";
  const endText = (): void => {
    if (text !== "") runs.push({ text });
    text = "";
  };
  for (let at = 0; at < page.length; ) {
    if (page[at] !== "<") {
      const end = endOr(page.indexOf("<", at), page.length);
      text += plain(page.slice(at, end));
      at = end;
      continue;
    }
    const close = page.startsWith(TEX, at) ? page.indexOf(END, at) : -1;
    if (close >= 0) {
      endText();
      runs.push({ tex: plainMinus(unescaped(page.slice(at + TEX.length, close))) });
      at = close + END.length;
      continue;
    }
    if (page.startsWith("<sup>", at)) text += "^";
    at = endOr(page.indexOf(">", at), at) + 1;
  }
  endText();
  return runs;
}

const endOr = (place: number, otherwise: number): number => (place < 0 ? otherwise : place);

/** The narrow spaces between thousands go first: a number with a space in it is two to what it is typed into. */
const plain = (html: string): string =>
  plainMinus(unescaped(html).replaceAll("\u2005", "").replace(/\s+/g, " "));
