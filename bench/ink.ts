import { execFileSync } from "node:child_process";

/** Millimetres of @page: what stands below is the foot. */
const TOP = 15;
const FOOT = 17;
/** Dots a millimetre: a hairline is still seen. */
const DOTS = 2;

/**
 * How much of each page's text area is used: from its top to the lowest ink, as a share of 0 to 1. Draws the pages with
 * `pdftoppm` of poppler-utils, and throws where that is not installed.
 */
export function filledPages(pdf: Uint8Array): number[] {
  const images = execFileSync("pdftoppm", ["-gray", "-r", String(25.4 * DOTS), "-"], {
    input: pdf,
    maxBuffer: 2 ** 30,
  });
  const filled: number[] = [];
  for (let at = 0; at < images.length; ) {
    const [head = "", width = "0", height = "0"] =
      /^P5\s(\d+)\s(\d+)\s255\s/.exec(images.toString("latin1", at, at + 40)) ?? [];
    if (head === "") throw new Error("pdftoppm did not write a grey picture");
    const [columns, rows] = [Number(width), Number(height)];
    const start = at + head.length;
    const last = rows - FOOT * DOTS;
    let lowest = TOP * DOTS;
    for (let row = lowest; row < last; row += 1) {
      const line = images.subarray(start + row * columns, start + (row + 1) * columns);
      if (line.some((grey) => grey < 200)) lowest = row;
    }
    filled.push((lowest - TOP * DOTS) / (last - TOP * DOTS));
    at = start + columns * rows;
  }
  return filled;
}
