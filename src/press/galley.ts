/** What Chrome is to set alone on a page: a strip, a piece of a drawing, or a page's foot. */
export interface Block {
  readonly kind: "strip" | "piece" | "foot";
  /** Of a foot: the `@page` rule, its numbers written out. */
  readonly html: string;
}

/** The colour of the line under a strip: it says how high the strip is. */
export const END_COLOUR = "#010204";
const END = `<div style="height:1px;background:${END_COLOUR}"></div>`;

/** So many pixels lie above a strip: letters that reach over a page's edge Chrome writes on both pages. */
export const ABOVE = 8;
const LAYER = "display:flow-root;transform:translate(0)";
const SPACE = `<div style="height:${ABOVE}px"></div>`;

const PAGE_RULE = /@page \{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}\n?/;
const MARGIN_BOX = /\s*@[a-z-]+ \{[^{}]*\}/g;

/** The rule of a document's pages: their size, margins and feet. */
export const pageRuleOf = (head: string): string => PAGE_RULE.exec(head)?.[0] ?? "";

/** A document's head without all that is its own: its title, and what stands in the margins of its pages. */
export const commonHead = (head: string): string =>
  head
    .replace(/<title>[\s\S]*?<\/title>/, "<title></title>")
    .replace(PAGE_RULE, (rule) => rule.replace(MARGIN_BOX, ""));

/** The foot of page `page` of `pages`, from 1. */
export const footOf = (rule: string, page: number, pages: number): string =>
  rule.replace(/counter\(page\)/g, `"${page}"`).replace(/counter\(pages\)/g, `"${pages}"`);

/**
 * A document with a block a page, from its second page on: on the first, Chrome writes a strip together with its end. A strip
 * stands in a layer of its own, so that what Chrome writes for it does not hang on which page it is.
 */
export function galleyHtml(head: string, blocks: readonly Block[]): string {
  const feet: string[] = [];
  const body = blocks.map(({ kind, html }, k) => {
    if (kind === "foot") {
      feet.push(html.replace("@page {", `@page foot${k} {`));
      return `<div class="page" style="page:foot${k};height:1px"></div>`;
    }
    const hidden = kind === "piece" ? ' aria-hidden="true"' : "";
    const end = kind === "strip" ? END : "";
    const space = kind === "strip" ? SPACE : "";
    return `<div class="page">${space}<div${hidden} style="${LAYER}">${html}</div>${end}</div>`;
  });
  return `${head.replace("</style>\n</head>", () => `${feet.join("")}</style>\n</head>`)}<div class="page">x</div>${body.join("\n")}</body></html>`;
}
