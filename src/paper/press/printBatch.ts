import type { Blocks, Head } from "../../document/tree/blocks.js";
import { digitRows } from "./digitRows.js";

/** What Chrome is to set alone on a page: a strip, a piece of a drawing, or a page's foot. */
export interface Block {
  readonly kind: "strip" | "piece" | "foot";
  /** Of a foot: the `@page` rule, its numbers written out. */
  readonly html: string;
  /** The tag of what a strip stands in; empty where it is as wide as the page. */
  readonly around?: string;
}

/** What documents have in common whose blocks are set together. */
export interface BatchStyle {
  readonly head: Head;
  readonly language: string;
  readonly kind: Blocks["kind"];
}

/** The colour of the line under a strip: it says how high the strip is. */
export const END_COLOUR = "#010204";
const END = `<div style="height:1px;background:${END_COLOUR}"></div>`;

/** So many pixels lie above a strip: letters that reach over a page's edge Chrome writes on both pages. */
export const ABOVE = 8;
const LAYER = "display:flow-root;transform:translate(0)";
const SPACE = `<div style="height:${ABOVE}px"></div>`;

/**
 * A document with a block a page, from its second page on: on the first, which shows all digits, Chrome would write a strip together with its end. A strip
 * stands in a layer of its own, so that what Chrome writes for it does not hang on which page it is. `kind`: of the documents
 * whose blocks they are.
 */
export function batchHtml(
  { head, language, kind }: BatchStyle,
  fonts: string,
  blocks: readonly Block[],
): string {
  const feet: string[] = [];
  const page = (inside: string, style = ""): string =>
    `<div class="${kind}" style="break-before:page${style}">${inside}</div>`;
  const body = blocks.map(({ kind, html, around = "" }, k) => {
    if (kind === "foot") {
      feet.push(html.replace("@page {", `@page foot${k} {`));
      return page("", `;page:foot${k};height:1px`);
    }
    if (kind === "piece") return page(`<div aria-hidden="true" style="${LAYER}">${html}</div>`);
    // What reaches out of its column is to be wider than its page: then Chrome prints all smaller, which is seen.
    const own = around.includes("var(--column)") ? ";page:column" : "";
    const set = `${around || "<div>"}${SPACE}<div style="${LAYER}">${html}</div>${END}</div>`;
    return page(set, own);
  });
  const { start, rules, end } = head;
  return `${start}${fonts}${rules}${feet.join("")}${end}<div>${digitRows(language)}</div>${body.join("\n")}</body></html>`;
}
