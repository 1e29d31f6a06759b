import type { Block } from "./item.js";
import { type RunStyle, writeLine } from "./writeLine.js";

/** Text that Markdown takes as it stands. */
export const escapeMarkdown = (words: string): string =>
  words.replace(/[\\`*_{}[\]<>#|~$&]/g, (sign) => `\\${sign}`).replace(/\r\n|\r|\n/g, " ");

export const MARKDOWN_STYLE: RunStyle = { text: escapeMarkdown, tex: (tex) => `$${tex}$` };

/** A paragraph or a table. */
export function blockText(block: Block): string {
  if ("line" in block) return writeLine(block.line, MARKDOWN_STYLE).replace(/^(\d+)([.)])/, "$1\\$2");
  const { head, rows } = block.table;
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [head.map((cell) => writeLine(cell, MARKDOWN_STYLE)), head.map(() => "---")]
    .concat(rows.map((cells) => cells.map((cell) => writeLine(cell, MARKDOWN_STYLE))))
    .map(row)
    .join("\n");
}
