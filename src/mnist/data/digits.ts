import type { Examples } from "../recipe/recipe.js";
import type { LabelledImages } from "./mnistFiles.js";

/** Images as examples: inputs from 0 (white) to 1 (black), one target an answer, 1 for the label's and 0 for the rest. */
export function digitExamples({ count, rows, columns, images, labels }: LabelledImages): Examples {
  const pixels = rows * columns;
  return {
    count,
    input: (k, i) => (images[k * pixels + i] ?? Number.NaN) / 255,
    target: (k, j) => (labels[k] === j ? 1 : 0),
  };
}
