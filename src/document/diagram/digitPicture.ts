import type { DigitPicture } from "../../core/digits/digitFile.js";
import { roundNumber } from "../../core/graph/rounding.js";
import type { Picture, Step } from "../tree/picture.js";

const BLACK = 15;

/**
 * The image as a picture, one unit a pixel, `size` px wide: a path for each grey level, of runs along the rows.
 * Squares, so that it is as sharp on paper as on a screen; `spoken` is its alternative text.
 */
export function digitPicture(
  { pixels }: Pick<DigitPicture, "pixels">,
  { rows, columns }: Pick<DigitPicture, "rows" | "columns">,
  size: number,
  spoken: string,
): Picture {
  const paths = new Map<number, Step[]>();
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; ) {
      const level = Number.parseInt(pixels.charAt(y * columns + x), 16);
      let end = x + 1;
      while (end < columns && pixels.charAt(y * columns + end) === pixels.charAt(y * columns + x)) end += 1;
      if (level > 0) {
        const steps = paths.get(level) ?? [];
        steps.push(["M", x, y], ["h", end - x], ["v", 1], ["h", x - end], ["z"]);
        paths.set(level, steps);
      }
      x = end;
    }
  const shapes = [...paths]
    .sort(([a], [b]) => a - b)
    .map(([level, steps]) => {
      const grey = Math.round(255 * (1 - level / BLACK));
      return { kind: "path", steps, paint: { fill: `rgb(${grey},${grey},${grey})` } } as const;
    });
  const height = roundNumber((size * rows) / columns, { decimals: 2 });
  return {
    ...{ width: size, height, view: { x: 0, y: 0, width: columns, height: rows }, spoken },
    ...{ isRaster: true, shapes },
  };
}
