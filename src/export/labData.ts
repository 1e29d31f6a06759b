import type { Network } from "../core/network/network.js";
import { denseExample, denseGradients } from "../document/solution/dense.js";
import { solveDense } from "../document/solution/solveDense.js";
import type { Item } from "./item.js";

/** Steps of the training that is written. */
const STEPS = 100;

/**
 * The first network of a sheet that can be trained as it stands, with all that the programming task leaves out put plain:
 * one example, biases (0 where there are none), gradient descent, no penalty; null where there is none.
 */
export function labNetwork(items: readonly Item[]): Network | null {
  const networks = items.flatMap(({ question: { network } }) => network ?? []);
  const found = networks.find(({ examples, loss }) => loss !== "output" && examples[0]?.targets.length !== 0);
  if (found === undefined) return null;
  return {
    ...found,
    examples: found.examples.slice(0, 1),
    layers: found.layers.map((layer) => ({ ...layer, biases: layer.biases ?? layer.weights.map(() => 0) })),
    ...{ l2: 0, trainBiases: true, batchSize: 1, reduction: "mean" },
    optimizer: { name: "sgd", settings: {} },
  };
}

/** The same network with other numbers: what is written for one alone does not pass. */
const changed = (network: Network, by: number): Network => ({
  ...network,
  examples: network.examples.map(({ inputs, targets }) => ({
    inputs: inputs.map((x, k) => x + by * (k + 1)),
    targets,
  })),
  layers: network.layers.map((layer) => ({
    ...layer,
    weights: layer.weights.map((row, j) => row.map((w, i) => w + by * (j - i + 0.5))),
    biases: layer.biases?.map((b, j) => b + by * (j + 1)) ?? null,
  })),
});

const parametersOf = ({ layers }: Network) => ({
  W: layers.map(({ weights }) => weights),
  b: layers.map(({ biases }) => biases ?? []),
});

/** What the checks of the notebook hold a student's functions to. */
export function labData(network: Network) {
  const cases = [network, changed(network, 0.3), changed(network, -0.7)].map((one) => {
    const [example] = one.examples;
    if (example === undefined) throw new RangeError("a network has an example");
    const { z, a, loss } = denseExample(one, example);
    return { x: example.inputs, y: example.targets, ...parametersOf(one), z, a, loss };
  });
  const batch = {
    ...network,
    batchSize: 4,
    examples: [0, 0.2, -0.4, 0.9].flatMap((by) => changed(network, by).examples),
  };
  const solved = batch.examples.map((example) => denseExample(batch, example));
  const { weights: dW, biases: db } = denseGradients(batch, solved);
  const [X, Y] = [batch.examples.map(({ inputs }) => inputs), batch.examples.map(({ targets }) => targets)];
  return {
    cases,
    batch: { X, Y, ...parametersOf(network), dW, db },
    eta: network.learningRate,
    history: solveDense(network, STEPS).lossHistory ?? [],
  };
}
