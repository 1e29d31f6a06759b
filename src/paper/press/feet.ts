const PAGE_RULE = /@page \{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}\n?/;
const MARGIN_BOX = /\s*@[a-z-]+ \{[^{}]*\}/g;

/** A document's head without all that is its own: its title, and what stands in the margins of its pages. */
export const commonHead = (head: string): string =>
  head
    .replace(/<title>[\s\S]*?<\/title>/, "<title></title>")
    .replace(PAGE_RULE, (rule) => rule.replace(MARGIN_BOX, ""));

/** What stands in the margin of a document's pages, as a `@page` rule. */
export interface Foot {
  /** Whether it is the same on all of them. */
  readonly isSame: boolean;
  /** The rule for one of them, counted from 1. */
  readonly of: (page: number, pages: number) => string;
}

/** Chrome writes what stands in the margins clockwise. */
const CLOCKWISE = [
  "@top-left",
  "@top-center",
  "@top-right",
  "@bottom-right",
  "@bottom-center",
  "@bottom-left",
];

/** What a head says of the margins of its pages: boxes are set one by one, where none stands between two others. */
export function feetOf(head: string): Foot[] {
  const rule = PAGE_RULE.exec(head)?.[0] ?? "";
  const boxes = Array.from(rule.match(MARGIN_BOX) ?? []).sort((a, b) => rankOf(a) - rankOf(b));
  const rules = boxes.some((box) => box.includes("-center {"))
    ? [rule]
    : boxes.map((box) => rule.replace(MARGIN_BOX, (one) => (one === box ? one : "")));
  return rules.map((one) => ({
    isSame: !one.includes("counter("),
    of: (page, pages) =>
      one.replace(/counter\(page\)/g, `"${page}"`).replace(/counter\(pages\)/g, `"${pages}"`),
  }));
}

const rankOf = (box: string): number => CLOCKWISE.findIndex((name) => box.includes(name));
