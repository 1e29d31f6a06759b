import { nth } from "../base/known.js";
import { roundNumber } from "../graph/rounding.js";
import type { Network } from "../network/network.js";
import type { ShippedDigit } from "./digitFile.js";

/** What a question prints as known is rounded first, and all else worked out from that. */
const rounded = (x: number): number => roundNumber(x, { decimals: 4 });

/**
 * The last layer of the trained network for one image, as a question shows it: one input, the activation of one
 * hidden neuron; ten softmax outputs with its weights; biases that hold what all other neurons add, so that the
 * weighted sums are the image's own. `k` chooses among the hidden neurons that come with the digit.
 */
export function digitNetwork(digit: ShippedDigit, k: number): Network {
  const hidden = digit.hidden[k];
  if (hidden === undefined) throw new RangeError(`digit ${digit.index} has no hidden neuron number ${k}`);
  const activation = rounded(hidden.activation);
  const weights = hidden.weights.map(rounded);
  return {
    examples: [{ inputs: [activation], targets: digit.logits.map((_sum, j) => (j === digit.label ? 1 : 0)) }],
    layers: [
      {
        weights: weights.map((weight) => [weight]),
        biases: digit.logits.map((sum, j) => rounded(sum - nth(weights, j) * activation)),
        activation: "softmax",
      },
    ],
    loss: "cross-entropy",
    reduction: "mean",
    l2: 0,
    learningRate: 0.1,
    trainBiases: true,
    batchSize: 1,
    optimizer: { name: "sgd", settings: {} },
  };
}
