import type { Block, Line, Run } from "./item.js";

/** How the two kinds of runs are written. */
export interface RunStyle {
  readonly text: (words: string) => string;
  readonly tex: (tex: string) => string;
}

export const writeLine = (line: Line, style: RunStyle): string =>
  line.map((run: Run) => ("tex" in run ? style.tex(run.tex) : style.text(run.text))).join("");

/** Letters and signs that XML 1.0 cannot hold: control characters, lone halves of a pair. */
const NOT_IN_XML =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Most texts have none of these, and are not looked at twice. */
const ODD =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;
const SIGNS = /[<>&"]/;

/** Text as it stands in XML and in HTML, in an element or in an attribute. */
export const escapeXml = (words: string): string =>
  escapeSigns(ODD.test(words) ? words.replace(NOT_IN_XML, "\uFFFD") : words);

/** The same of what is XML or HTML already, to stand in XML as text: nothing in it that XML cannot hold. */
export function escapeSigns(text: string): string {
  if (!SIGNS.test(text)) return text;
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** HTML for what sets `\( … \)` by itself. */
export const HTML_STYLE: RunStyle = {
  text: escapeXml,
  tex: (tex) => escapeXml(`\\(${tex}\\)`),
};

/** Text with TeX between dollars, nothing else escaped. */
export const PLAIN_STYLE: RunStyle = { text: (words) => words, tex: (tex) => `$${tex}$` };

/** Blocks as paragraphs and tables of HTML. */
export function htmlOf(blocks: readonly Block[], style: RunStyle = HTML_STYLE): string {
  const cells = (row: readonly Line[], tag: string) =>
    `<tr>${row.map((cell) => `<${tag}>${writeLine(cell, style)}</${tag}>`).join("")}</tr>`;
  return blocks
    .map((block) =>
      "line" in block
        ? `<p>${writeLine(block.line, style)}</p>`
        : `<table><thead>${cells(block.table.head, "th")}</thead><tbody>${block.table.rows.map((row) => cells(row, "td")).join("")}</tbody></table>`,
    )
    .join("");
}

/** Blocks as lines of text, a table's cells parted by bars. */
export const linesOf = (blocks: readonly Block[], style: RunStyle): string[] =>
  blocks.flatMap((block) =>
    "line" in block
      ? [writeLine(block.line, style)]
      : [block.table.head, ...block.table.rows].map((row) =>
          row.map((cell) => writeLine(cell, style)).join(" | "),
        ),
  );
