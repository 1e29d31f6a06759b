import { type Random, stream } from "../base/random.js";
import { ACTIVATIONS, activationNamed } from "../network/activations/index.js";
import type { Network } from "../network/network.js";
import type { DrawnNetwork, Range } from "../quiz/quiz.js";

/** How many numbers of a range may be given: all but 0, and for inputs but ±1, which would hide a forgotten factor. */
export function numbersOf({ from, to, decimals }: Range, barred: readonly number[]): number[] {
  const scale = 10 ** decimals;
  const first = Math.ceil(from * scale - 1e-9);
  const last = Math.floor(to * scale + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_none, k) => (first + k) / scale).filter(
    (value) => !barred.includes(value),
  );
}

const INPUTS_BARRED = [0, 1, -1];

/** Draws a network's numbers, each purpose from a stream of its own, named by `path`. */
export function drawNetwork(wish: DrawnNetwork, path: readonly (string | number)[]): Network {
  const numbers = (purpose: keyof DrawnNetwork["ranges"], barred: readonly number[]) => {
    const random = stream(...path, purpose);
    const choices = numbersOf(wish.ranges[purpose], barred);
    return () => random.pick(choices);
  };
  const input = numbers("inputs", INPUTS_BARRED);
  const weight = numbers("weights", [0]);
  const bias = numbers("biases", [0]);
  const target = targetDrawer(wish, stream(...path, "targets"));
  const list = (length: number, value: () => number) => Array.from({ length }, value);
  const layers = wish.sizes.slice(1).map((size, l) => ({
    weights: Array.from({ length: size }, () => list(wish.sizes[l] ?? 0, weight)),
    biases: wish.bias ? list(size, bias) : null,
    activation: wish.activations[l] ?? "sigmoid",
  }));
  const outputs = wish.sizes.at(-1) ?? 1;
  const examples = Array.from({ length: wish.examples }, () => ({
    inputs: distinct(() => list(wish.sizes[0] ?? 1, input)),
    targets: target(outputs),
  }));
  return {
    examples,
    layers,
    loss: wish.loss,
    reduction: wish.reduction,
    l2: 0,
    learningRate: wish.learningRate,
    trainBiases: true,
    batchSize: wish.examples,
    optimizer: { name: "sgd", settings: {} },
  };
}

/** Inputs that differ from each other, so that a wrong one shows; after some tries, whatever comes. */
function distinct(draw: () => number[]): number[] {
  for (let k = 0; k < 20; k++) {
    const drawn = draw();
    if (new Set(drawn.map(Math.abs)).size === drawn.length) return drawn;
  }
  return draw();
}

/** Targets that the loss allows: labels for the entropies, else numbers of the range, inside what the output can be. */
function targetDrawer(
  { loss, ranges, activations }: DrawnNetwork,
  random: Random,
): (outputs: number) => number[] {
  switch (loss) {
    case "output":
      return () => [];
    case "bce":
      return (outputs) => Array.from({ length: outputs }, () => random.integer(0, 1));
    case "cross-entropy":
      return (outputs) => {
        const right = random.integer(0, outputs - 1);
        return Array.from({ length: outputs }, (_none, j) => (j === right ? 1 : 0));
      };
    case "mse":
    case "sse":
    case "half-sse": {
      const [low, high] = activationNamed(activations.at(-1) ?? "identity").range;
      const choices = numbersOf(ranges.targets, [0]).filter((value) => value >= low && value <= high);
      return (outputs) => Array.from({ length: outputs }, () => random.pick(choices));
    }
  }
}

/** A range that a loss and activation cannot draw from: which purpose has no numbers, or null. */
export function emptyRange(wish: DrawnNetwork): keyof DrawnNetwork["ranges"] | null {
  if (numbersOf(wish.ranges.inputs, INPUTS_BARRED).length === 0) return "inputs";
  if (numbersOf(wish.ranges.weights, [0]).length === 0) return "weights";
  if (wish.bias && numbersOf(wish.ranges.biases, [0]).length === 0) return "biases";
  const squares = wish.loss === "mse" || wish.loss === "sse" || wish.loss === "half-sse";
  const [low, high] = ACTIVATIONS[wish.activations.at(-1) ?? "identity"].range;
  const targets = numbersOf(wish.ranges.targets, [0]).filter((value) => value >= low && value <= high);
  return squares && targets.length === 0 ? "targets" : null;
}
