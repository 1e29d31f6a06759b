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
  const widths = heading.map((word, k) =>
    Math.max(textWidth(word), ...rows.map((row) => textWidth(row[k] ?? ""))),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, k) => {
        const space = " ".repeat((widths[k] ?? 0) - textWidth(cell));
        return right.includes(k) ? space + cell : cell + space;
      })
      .join("  ")
      .trimEnd();
  return [line(heading), line(widths.map((one) => "─".repeat(one))), ...rows.map(line)].join("\n");
}

/** Columns on a terminal: a Korean syllable takes two, a mark above a letter none. */
export const textWidth = (text: string): number =>
  [...text].reduce((sum, letter) => sum + letterWidth(letter), 0);

function letterWidth(letter: string): number {
  if (/\p{M}/u.test(letter)) return 0;
  return /[ᄀ-ᇿ가-힣、-〿一-龥]/.test(letter) ? 2 : 1;
}
