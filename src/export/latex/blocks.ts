import type { Block, Line } from "../item.js";
import { writeLine } from "../writeLine.js";
import { LATEX_STYLE } from "./latexText.js";

/** No line begins with a number that stands behind its sign of equality. */
export const latexLine = (runs: Line): string =>
  writeLine(runs, LATEX_STYLE).replace(/\$ = (?=\d|\\ensuremath\{-\}\d)/g, "$$~=~");

/** A long line of formulas is set ragged: it breaks between them alone. */
export function latexBlock(block: Block): string {
  if ("line" in block) return `{\\raggedright ${latexLine(block.line)}\\par}`;
  const { head, rows } = block.table;
  const row = (cells: readonly Line[]) => `${cells.map(latexLine).join(" & ")} \\\\`;
  return [
    `\\begin{center}\\begin{tabular}{${"r".repeat(head.length)}}`,
    `${row(head)} \\hline`,
    ...rows.map(row),
    "\\end{tabular}\\end{center}",
  ].join("\n");
}
