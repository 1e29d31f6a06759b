import { readFileSync } from "node:fs";
import { join } from "node:path";
import { nth } from "../core/base/known.js";
import { softmax } from "../core/network/activations/softmax.js";
import type { Network } from "../core/network/network.js";
import { TEMPLATES } from "../core/paths.js";
import { denseExample, denseGradients } from "../document/solution/dense.js";

/** Shares of the tested images: less than the first is wrong, a layer of softmax alone comes to more. */
const WANTED = 0.75;

/** The sums of the last rows overflow where nobody takes the largest off before the exponentials. */
const SUMS = [
  [0, 0, 0],
  [1, 2, 3],
  [-0.5, 0.25, 1.75],
  [1000, 1001, 1002],
  [-1000, 0, 1000],
];

/** A layer of softmax outputs, four examples of it, and what is to come of both. */
const layer: Network = {
  examples: [
    { inputs: [0.5, -0.2], targets: [1, 0, 0] },
    { inputs: [-0.4, 0.9], targets: [0, 0, 1] },
    { inputs: [1.1, 0.3], targets: [0, 1, 0] },
    { inputs: [0.2, 0.8], targets: [1, 0, 0] },
  ],
  layers: [
    {
      weights: [
        [0.3, -0.6],
        [0.8, 0.1],
        [-0.5, 0.4],
      ],
      biases: [0.1, -0.2, 0.05],
      activation: "softmax",
    },
  ],
  ...{ loss: "cross-entropy", reduction: "mean", l2: 0, learningRate: 0.1, trainBiases: true },
  ...{ batchSize: 4, optimizer: { name: "sgd", settings: {} } },
};

/** What the tasks about softmax and images are checked by. */
export function labDigitsData() {
  const solved = layer.examples.map((example) => denseExample(layer, example));
  const { weights, biases } = denseGradients(layer, solved);
  const { weights: W, biases: b } = nth(layer.layers, 0);
  return {
    sums: { Z: SUMS, P: SUMS.map(softmax) },
    softmax: {
      X: layer.examples.map(({ inputs }) => inputs),
      Y: layer.examples.map(({ targets }) => targets),
      ...{ W, b, dW: nth(weights, 0), db: nth(biases, 0) },
    },
    wanted: WANTED,
  };
}

/** How many of the images are to train on. */
const TRAINED = 600;

/**
 * Images of MNIST that come with gradsheet, as Python unpacks them: base64 of zlib's bytes, of every image its label and its
 * grey levels, row by row, 0 to 15; first those to train on, of each digit as many (`scripts/labImages.js`).
 */
export const labImages = (): { readonly trained: number; readonly packed: string } => ({
  trained: TRAINED,
  packed: readFileSync(join(TEMPLATES, "export", "mnist.txt"), "utf8").trim(),
});
