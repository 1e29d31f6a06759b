import type { DigitPicture } from "../digits/digitFile.js";
import { roundNumber } from "../graph/rounding.js";

const BLACK = 15;

/**
 * The image as an `<svg>` element, one unit a pixel, `size` px wide: a path for each grey level, of runs along the rows.
 * Squares, so that it is as sharp on paper as on a screen; `spoken` is its alternative text.
 */
export function digitSvg(
  { pixels }: Pick<DigitPicture, "pixels">,
  { rows, columns }: Pick<DigitPicture, "rows" | "columns">,
  size: number,
  spoken: string,
): string {
  const paths = new Map<number, string>();
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; ) {
      const level = Number.parseInt(pixels.charAt(y * columns + x), 16);
      let end = x + 1;
      while (end < columns && pixels.charAt(y * columns + end) === pixels.charAt(y * columns + x)) end += 1;
      if (level > 0) paths.set(level, `${paths.get(level) ?? ""}M${x} ${y}h${end - x}v1h${x - end}z`);
      x = end;
    }
  const shapes = [...paths]
    .sort(([a], [b]) => a - b)
    .map(([level, d]) => {
      const grey = Math.round(255 * (1 - level / BLACK));
      return `<path fill="rgb(${grey},${grey},${grey})" d="${d}"/>`;
    });
  const text = spoken.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const height = roundNumber((size * rows) / columns, { decimals: 2 });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${text}" width="${size}" height="${height}" ` +
    `viewBox="0 0 ${columns} ${rows}" shape-rendering="crispEdges">${shapes.join("")}</svg>`
  );
}
