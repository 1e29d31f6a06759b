import { nth } from "../../base/known.js";
import type { Random } from "../../base/random.js";
import { isOfLayer } from "../../network/activations/activation.js";
import { ACTIVATIONS, type ActivationName, activationNamed } from "../../network/activations/index.js";
import { LOSSES, type LossName, lossTakes } from "../../network/losses/index.js";
import type { Network } from "../../network/network.js";

const HIDDEN = (Object.keys(ACTIVATIONS) as ActivationName[]).filter((name) => !isOfLayer(ACTIVATIONS[name]));
const ALL = Object.keys(ACTIVATIONS) as ActivationName[];

/** The last activations whose outputs a loss can take. */
function lastActivations(loss: LossName): readonly ActivationName[] {
  return ALL.filter((name) => lossTakes(LOSSES[loss], ACTIVATIONS[name]));
}

/** Any network that a file may describe, up to 4 layers of 5 neurons and 3 examples: for judging gradients. */
export function randomNetwork(random: Random): Network {
  const sizes = Array.from({ length: random.integer(2, 5) }, () => random.integer(1, 5));
  const loss = random.pick(Object.keys(LOSSES) as LossName[]);
  const number = () => random.integer(-150, 150) / 100;
  const list = (length: number, value: () => number) => Array.from({ length }, value);
  const layers = sizes.slice(1).map((size, l) => ({
    weights: list(size, () => 0).map(() => list(nth(sizes, l), number)),
    biases: random.uniform() < 0.7 ? list(size, number) : null,
    activation: random.pick(l === sizes.length - 2 ? lastActivations(loss) : HIDDEN),
  }));
  // bce needs a complement for each output: softmax over one neuron has none.
  const last = layers.at(-1);
  if (last?.weights.length === 1 && isOfLayer(activationNamed(last.activation))) last.activation = "sigmoid";
  const outputs = nth(sizes, -1);
  const targets = (): number[] => {
    if (loss === "output") return [];
    if (loss === "bce") return list(outputs, () => random.pick([0, 1, random.integer(1, 9) / 10]));
    if (loss !== "cross-entropy") return list(outputs, number);
    const right = random.integer(0, outputs - 1);
    return list(outputs, () => 0).map((zero, j) => (j === right ? 1 : zero));
  };
  const examples = Array.from({ length: random.integer(1, 3) }, () => ({
    inputs: list(nth(sizes, 0), number),
    targets: targets(),
  }));
  return {
    examples,
    layers,
    loss,
    reduction: random.pick(["mean", "sum"] as const),
    l2: random.pick([0, 0, 0.01, 0.1]),
    learningRate: random.integer(1, 100) / 100,
    trainBiases: random.uniform() < 0.8,
    batchSize: random.integer(1, examples.length),
    optimizer: { name: "sgd", settings: {} },
  };
}
