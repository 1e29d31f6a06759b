import { encode } from "fast-png";
import { nth } from "../../core/base/known.js";

/** Pixels are drawn as squares of this many, so that no viewer blurs them. */
const SCALE = 4;

/** A picture as a `data:` address of a PNG file; `colour` gives red, green and blue, 0 to 255, of a pixel by its place. */
function picture(
  rows: number,
  columns: number,
  colour: (pixel: number) => readonly [number, number, number],
): string {
  const width = columns * SCALE;
  const height = rows * SCALE;
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      data.set(colour(Math.floor(y / SCALE) * columns + Math.floor(x / SCALE)), (y * width + x) * 3);
  const png = encode({ width, height, data, channels: 3, depth: 8 });
  return `data:image/png;base64,${Buffer.from(png).toString("base64")}`;
}

/** Grey levels from 0 (white) to 255 (black). */
export function digitPicture(rows: number, columns: number, pixels: ArrayLike<number>): string {
  return picture(rows, columns, (pixel) => {
    const level = 255 - nth(pixels, pixel);
    return [level, level, level];
  });
}

/** Weights from −`most` (blue) over 0 (white) to `most` (red). */
export function weightPicture(
  rows: number,
  columns: number,
  weights: ArrayLike<number>,
  most: number,
): string {
  return picture(rows, columns, (pixel) => {
    const share = Math.max(-1, Math.min(1, nth(weights, pixel) / most));
    const pale = Math.round(255 * (1 - Math.abs(share)));
    return share > 0
      ? [255 - Math.round(60 * share), pale, pale]
      : [pale, pale, 255 - Math.round(60 * -share)];
  });
}
