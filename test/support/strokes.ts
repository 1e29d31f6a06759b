import seedrandom from "seedrandom";
import type { LabelledImages } from "../../src/mnist/data/mnistFiles.js";

const SIDE = 8;

/** Small made-up images, 8 × 8: digit d is a bar at row or column d mod 5, with some noise. */
export function strokes(count: number, seed: string): LabelledImages {
  const random = seedrandom(seed);
  const labels = Uint8Array.from({ length: count }, () => Math.floor(random() * 10));
  const images = new Uint8Array(count * SIDE * SIDE);
  labels.forEach((label, k) => {
    const along = (label % 5) + 1;
    for (let p = 0; p < SIDE * SIDE; p++) {
      const [row, column] = [Math.floor(p / SIDE), p % SIDE];
      const inBar = label < 5 ? row === along : column === along;
      images[k * SIDE * SIDE + p] = inBar ? 200 + Math.floor(random() * 55) : random() < 0.1 ? 90 : 0;
    }
  });
  return { count, rows: SIDE, columns: SIDE, images, labels };
}
