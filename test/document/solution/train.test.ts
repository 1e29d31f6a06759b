import { describe, expect, test } from "@jest/globals";
import { numbers } from "../../../src/core/graph/algebra.js";
import { evaluate } from "../../../src/core/graph/evaluate.js";
import { problemOf } from "../../../src/core/graph/solutionGraph.js";
import { statesOf, trainedOf } from "../../../src/core/graph/update.js";
import { type Network, topologyOf } from "../../../src/core/network/network.js";
import { OPTIMIZERS, type OptimizerName } from "../../../src/core/network/optimizers/index.js";
import { trainNetwork } from "../../../src/document/solution/train.js";

/** Three examples, two layers, biases in one of them. */
const BASE: Network = {
  examples: [
    { inputs: [0.5, -0.3], targets: [1, 0] },
    { inputs: [-0.8, 0.2], targets: [0, 1] },
    { inputs: [0.1, 0.9], targets: [0.5, 0.5] },
  ],
  layers: [
    {
      weights: [
        [0.7, 0.4],
        [0.3, -0.6],
      ],
      biases: [0.1, -0.2],
      activation: "tanh",
    },
    {
      weights: [
        [0.55, 0.45],
        [-0.25, 0.35],
      ],
      biases: null,
      activation: "sigmoid",
    },
  ],
  loss: "mse",
  reduction: "mean",
  l2: 0.01,
  learningRate: 0.05,
  trainBiases: true,
  batchSize: 3,
  optimizer: { name: "sgd", settings: {} },
};

/** The slow way: the expression tree is evaluated anew for each step, on the examples of its batch. */
function evaluateSteps(network: Network, steps: number): Map<string, number> {
  const topology = topologyOf(network);
  const carried = [...trainedOf(topology), ...statesOf(topology)];
  let state = new Map<string, number>();
  for (let step = 0; step < steps; step++) {
    const examples = Array.from({ length: network.batchSize }, (_none, k) => {
      const example = network.examples[(step * network.batchSize + k) % network.examples.length];
      if (example === undefined) throw new RangeError("no example");
      return example;
    });
    const { graph, givens } = problemOf({ ...network, examples }, "update");
    const values = evaluate(graph, new Map([...givens, ...state, ["t", step + 1]]), numbers);
    state = new Map(carried.map((id) => [id, values.get(`${id}_new`) ?? Number.NaN]));
  }
  return state;
}

describe("the compiled run and the expression tree end at the same weights after 25 steps", () => {
  for (const name of Object.keys(OPTIMIZERS) as OptimizerName[]) {
    for (const batchSize of [1, 2, 3]) {
      test(`${name}, batches of ${batchSize}`, () => {
        const optimizer = { name, settings: { ...OPTIMIZERS[name].settings } };
        const network: Network = { ...BASE, batchSize, optimizer };
        const { network: end, lossHistory } = trainNetwork(network, 25);
        const slow = evaluateSteps(network, 25);
        end.layers.forEach(({ weights, biases }, l) => {
          weights.forEach((row, j) => {
            row.forEach((w, i) => {
              expect(w).toBeCloseTo(slow.get(`w${l + 1}_${j + 1}_${i + 1}`) ?? Number.NaN, 13);
            });
          });
          biases?.forEach((b, j) => {
            expect(b).toBeCloseTo(slow.get(`b${l + 1}_${j + 1}`) ?? Number.NaN, 13);
          });
        });
        expect(lossHistory).toHaveLength(26);
        expect(lossHistory[0]).toBeCloseTo(lossOf(network), 14);
        expect(lossHistory[25]).toBeCloseTo(lossOf(end), 14);
      });
    }
  }
});

test("biases stay where they are when they are not trained", () => {
  const { network } = trainNetwork({ ...BASE, trainBiases: false }, 10);
  expect(network.layers.map(({ biases }) => biases)).toEqual([[0.1, -0.2], null]);
});

test("momentum by hand: w = 1, C = w, m = 0.5, η = 1 goes 1, 0, -1.5, -3.25", () => {
  const network: Network = {
    ...BASE,
    examples: [{ inputs: [1], targets: [] }],
    layers: [{ weights: [[1]], biases: null, activation: "identity" }],
    loss: "output",
    l2: 0,
    learningRate: 1,
    batchSize: 1,
    optimizer: { name: "momentum", settings: { momentum: 0.5 } },
  };
  expect(trainNetwork(network, 3).lossHistory).toEqual([1, 0, -1.5, -3.25]);
});

/** C over all examples, by the tree. */
function lossOf(network: Network): number {
  const { graph, givens } = problemOf(network, "loss");
  return evaluate(graph, givens, numbers).get("C") ?? Number.NaN;
}
