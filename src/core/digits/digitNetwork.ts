import { nth } from "../base/known.js";
import { roundNumber } from "../graph/rounding.js";
import type { Network } from "../network/network.js";
import type { Layer } from "./eightBits.js";
import type { ShippedDigit } from "./openDigits.js";

/** What a question prints as known is rounded first, and all else worked out from that. */
const rounded = (x: number): number => roundNumber(x, { decimals: 4 });

/** Nearer to 0 an activation hides a gradient, nearer to 1 it leaves nothing to multiply by. */
const APART = 0.05;
/** A smaller weight is 0 to four decimals. */
const LEAST = 5e-5;

/** The hidden neurons, from 0, whose activations are worth multiplying by, and none of whose weights to the outputs is 0. */
export function usefulNeurons({ hidden }: Pick<ShippedDigit, "hidden">, last: Layer): number[] {
  const isUseful = (a: number, i: number): boolean =>
    Math.abs(a) >= APART &&
    Math.abs(a - 1) >= APART &&
    weightsFrom(i, last).every((weight) => Math.abs(weight) >= LEAST);
  return hidden.flatMap((a, i) => (isUseful(a, i) ? [i] : []));
}

const weightsFrom = (i: number, { weights, inputs, size }: Layer): number[] =>
  Array.from({ length: size }, (_none, j) => nth(weights, j * inputs + i));

/**
 * The last layer of the trained network for one image, as a question shows it: the activations of some hidden neurons
 * (from 0) as inputs; softmax outputs with its weights; biases that hold what all other neurons add, so that the
 * weighted sums are the image's own.
 */
export function digitNetwork(digit: ShippedDigit, last: Layer, neurons: readonly number[]): Network {
  const inputs = neurons.map((i) => rounded(nth(digit.hidden, i)));
  const columns = neurons.map((i) => weightsFrom(i, last).map(rounded));
  const rows = digit.logits.map((_sum, j) => columns.map((column) => nth(column, j)));
  return {
    examples: [{ inputs, targets: digit.logits.map((_sum, j) => (j === digit.label ? 1 : 0)) }],
    layers: [
      {
        weights: rows,
        biases: digit.logits.map((sum, j) =>
          rounded(nth(rows, j).reduce((left, weight, k) => left - weight * nth(inputs, k), sum)),
        ),
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
