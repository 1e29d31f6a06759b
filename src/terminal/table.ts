import { visible } from "../base/visible.js";

/**
 * Rows as columns of text under a heading; columns whose numbers are `right` are set flush right. What a cell holds that a
 * terminal would obey is written out: an answer can forge no row.
 */
export function textTable(
  heading: readonly string[],
  cells: readonly (readonly string[])[],
  right: readonly number[] = [],
): string {
  const rows = cells.map((row) => row.map(visible));
  const widths = heading.map((word, k) => Math.max(width(word), ...rows.map((row) => width(row[k] ?? ""))));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, k) => {
        const space = " ".repeat((widths[k] ?? 0) - width(cell));
        return right.includes(k) ? space + cell : cell + space;
      })
      .join("  ")
      .trimEnd();
  return [line(heading), line(widths.map((one) => "─".repeat(one))), ...rows.map(line)].join("\n");
}

/** Columns on a terminal: a Korean syllable takes two. */
const width = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/[ᄀ-ᇿ가-힣、-〿一-龥]/.test(letter) ? 2 : 1), 0);
