import { nth } from "../../../core/base/known.js";
import type { Random } from "../../../core/base/random.js";
import type { Network } from "../../../core/network/network.js";
import { numbersIn, type Purpose } from "../../quiz/numbersIn.js";
import type { DrawnNetwork } from "../../quiz/quiz.js";

/** Draws a network's numbers, each purpose from a stream of its own. */
export function drawNetwork(wish: DrawnNetwork, streamFor: (purpose: string) => Random): Network {
  const numbers = (purpose: Purpose) => {
    const random = streamFor(purpose);
    const choices = numbersIn(wish, purpose);
    return () => random.pick(choices);
  };
  const input = numbers("inputs");
  const weight = numbers("weights");
  const bias = numbers("biases");
  const later = wish.ranges.later === undefined ? weight : numbers("later");
  const target = targetDrawer(wish, streamFor("targets"));
  const list = (length: number, value: () => number) => Array.from({ length }, value);
  const layers = wish.sizes.slice(1).map((size, l) => ({
    weights: Array.from({ length: size }, () => list(nth(wish.sizes, l), l === 0 ? weight : later)),
    biases: wish.bias ? list(size, bias) : null,
    activation: nth(wish.activations, l),
  }));
  const outputs = nth(wish.sizes, -1);
  const seen = new Set<string>();
  const examples = Array.from({ length: wish.examples }, () => {
    const inputs = unseen(seen, () => distinct(() => list(nth(wish.sizes, 0), input)));
    return { inputs, targets: target(outputs) };
  });
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

/** Inputs of an example that no other of the batch has, since their targets may differ; after some tries, whatever comes. */
function unseen(seen: Set<string>, draw: () => number[]): number[] {
  let drawn = draw();
  for (let k = 0; k < 20 && seen.has(drawn.join()); k++) drawn = draw();
  seen.add(drawn.join());
  return drawn;
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
function targetDrawer(wish: DrawnNetwork, random: Random): (outputs: number) => number[] {
  switch (wish.loss) {
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
      const choices = numbersIn(wish, "targets");
      return (outputs) => Array.from({ length: outputs }, () => random.pick(choices));
    }
  }
}
