import { describe, expect, test } from "@jest/globals";
import seedrandom from "seedrandom";
import { solveNumbers } from "../../src/core/graph/compile.js";
import { names } from "../../src/core/graph/quantity.js";
import { problemOf } from "../../src/core/graph/solutionGraph.js";
import {
  ACTIVATIONS,
  type ActivationName,
  activationNamed,
} from "../../src/core/network/activations/index.js";
import { LOSSES, type LossName, lossNamed, lossTakes } from "../../src/core/network/losses/index.js";
import type { Network } from "../../src/core/network/network.js";
import { OPTIMIZERS, type OptimizerName, optimizerNamed } from "../../src/core/network/optimizers/index.js";
import { type Memory, prepareMemory } from "../../src/mnist/pass/memory.js";
import { TOTAL } from "../../src/mnist/pass/outputs.js";
import { makePass } from "../../src/mnist/pass/pass.js";
import type { Recipe } from "../../src/mnist/recipe/recipe.js";

const alone = { thread: 0, threads: 1, barrier: () => {} };
const keysOf = <K extends string>(table: Readonly<Record<K, unknown>>): K[] => Object.keys(table) as K[];

/** A random network of three examples whose loss exists, hidden layers of 5 and 3 neurons; some inputs are 0. */
function randomNetwork(
  hidden: ActivationName,
  last: ActivationName,
  loss: LossName,
  optimizer: OptimizerName,
): Network {
  const random = seedrandom(`${hidden}/${last}/${loss}/${optimizer}`);
  const between = (low: number, high: number) => low + (high - low) * random();
  const onlyPositive = lossNamed(loss).outputs !== "any";
  const sizes = [4, 5, 3, loss === "mse" ? 1 : 3];
  const layers = sizes.slice(1).map((size, l) => ({
    weights: Array.from({ length: size }, () =>
      Array.from({ length: sizes[l] ?? 0 }, () => between(-1, 1) * (l === 2 && onlyPositive ? 0.1 : 1)),
    ),
    biases:
      l === 1 && random() < 0.5
        ? null
        : Array.from({ length: size }, () => (l === 2 && onlyPositive ? 0.5 : between(-0.5, 0.5))),
    activation: l === 2 ? last : hidden,
  }));
  const shares = onlyPositive;
  return {
    examples: Array.from({ length: 3 }, () => ({
      inputs: Array.from({ length: 4 }, () => (random() < 0.3 ? 0 : between(-2, 2))),
      targets:
        loss === "output"
          ? []
          : Array.from({ length: sizes[3] ?? 0 }, () => (shares ? between(0.1, 0.9) : between(-1, 1))),
    })),
    layers,
    loss,
    reduction: random() < 0.5 ? "mean" : "sum",
    l2: random() < 0.3 ? 0.01 : 0,
    learningRate: 0.003,
    trainBiases: random() < 0.8,
    batchSize: 3,
    optimizer: { name: optimizer, settings: optimizerNamed(optimizer).settings },
  };
}

function recipeOf(network: Network): Recipe {
  return {
    ...network,
    inputs: 4,
    layers: network.layers.map(({ weights, biases, activation }) => ({
      size: weights.length,
      activation,
      biased: biases !== null,
    })),
  };
}

/** The network's numbers in the engine's memory, in float64. */
function load(network: Network): Memory {
  const memory = prepareMemory(recipeOf(network), "float64", [
    {
      count: network.examples.length,
      input: (k, i) => network.examples[k]?.inputs[i] ?? Number.NaN,
      target: (k, j) => network.examples[k]?.targets[j] ?? Number.NaN,
    },
  ]);
  each(memory, (place, l, j, i) => {
    const layer = network.layers[l];
    memory.reals[place] = i === null ? (layer?.biases?.[j] ?? 0) : (layer?.weights[j]?.[i] ?? Number.NaN);
  });
  return memory;
}

/** Visits each parameter: its place, layer and neuron, and the input of a weight. All count from 0. */
function each(
  { plan }: Memory,
  visit: (place: number, l: number, j: number, i: number | null) => void,
): void {
  plan.layers.forEach(({ inputs, size, stride, weights, biases }, l) => {
    for (let j = 0; j < size; j++) {
      for (let i = 0; i < inputs; i++) visit(weights + i * stride + j, l, j, i);
      if (plan.recipe.layers[l]?.biased) visit(biases + j, l, j, null);
    }
  });
}

const nameOf = (l: number, j: number, i: number | null): string =>
  i === null ? names.bias(l + 1, j + 1) : names.weight(l + 1, j + 1, i + 1);

/** The furthest that two numbers lie apart, by their size where that is above 1. */
function furthest(pairs: readonly (readonly [number, number])[]): number {
  return Math.max(...pairs.map(([a, b]) => Math.abs(a - b) / Math.max(1, Math.abs(b))));
}

/** Two steps by the engine and by the solution graph, which hands its memory on by name. */
function compareSteps(network: Network): { loss: number; gradients: number; parameters: number } {
  const memory = load(network);
  const pass = makePass(memory, alone);
  const { graph, givens } = problemOf(network, "update");
  const totals = memory.totals.subarray(memory.plan.totals);
  const apart = { loss: 0, gradients: 0, parameters: 0 };
  for (const t of [1, 2]) {
    const values = solveNumbers(graph, givens);
    const value = (id: string) => values.get(id) ?? givens.get(id) ?? Number.NaN;
    pass.accumulate(0, 3, 3);
    const gradients: [number, number][] = [];
    each(memory, (place, l, j, i) => {
      const decay = i === null ? 0 : 2 * network.l2 * (memory.reals[place] ?? 0);
      const gradient = (memory.reals[place + memory.plan.gradients - memory.plan.parameters] ?? 0) + decay;
      if (i !== null || network.trainBiases) gradients.push([gradient, value(`dC_d${nameOf(l, j, i)}`)]);
    });
    pass.clearGradients();
    totals[TOTAL.loss] = 0;
    pass.update(0, 3, t);
    const loss = (totals[TOTAL.loss] ?? 0) / (network.reduction === "mean" ? 3 : 1);
    const parameters: [number, number][] = [];
    each(memory, (place, l, j, i) => {
      const name = nameOf(l, j, i);
      parameters.push([memory.reals[place] ?? 0, values.get(`${name}_new`) ?? value(name)]);
    });
    apart.loss = Math.max(
      apart.loss,
      furthest([[loss, value("C") - (network.l2 > 0 ? value("C_penalty") : 0)]]),
    );
    apart.gradients = Math.max(apart.gradients, furthest(gradients));
    apart.parameters = Math.max(apart.parameters, furthest(parameters));
    for (const id of givens.keys()) givens.set(id, values.get(`${id}_new`) ?? value(id));
    givens.set("t", t + 1);
  }
  return apart;
}

const lasting = (loss: LossName) =>
  keysOf(ACTIVATIONS).filter((name) => lossTakes(lossNamed(loss), activationNamed(name)));

describe.each(keysOf(LOSSES))("one step with the loss %s is the solution graph's, to 1e-12", (loss) => {
  test.each(lasting(loss))("last layer %s, every hidden activation, optimizers in turn", (last) => {
    keysOf(ACTIVATIONS)
      .filter((name) => name !== "softmax")
      .forEach((hidden, k) => {
        for (const optimizer of inTurn(k + lasting(loss).indexOf(last), last, loss)) {
          const apart = compareSteps(randomNetwork(hidden, last, loss, optimizer));
          const within = Object.values(apart).every((by) => by < 1e-12);
          const worst = { what: [hidden, last, loss, optimizer].join(" "), apart };
          expect({ ...worst, within }).toEqual({ ...worst, within: true });
        }
      });
  });
});

/**
 * Two of the optimizers, so that each meets every loss and every activation. The outputs of a softmax sum to 1, and
 * their gradient is 0 but for rounding, which must not be divided by its own size.
 */
function inTurn(k: number, last: ActivationName, loss: LossName): OptimizerName[] {
  if (loss === "output" && last === "softmax") return ["sgd", "momentum", "nesterov"];
  const all = keysOf(OPTIMIZERS);
  return [k, k + 3].flatMap((place) => all.slice(place % all.length, (place % all.length) + 1));
}

describe("a network that is very sure and very wrong keeps its loss and its gradient", () => {
  const sure = (activation: ActivationName, loss: LossName): Network => ({
    ...randomNetwork("tanh", activation, loss, "sgd"),
    examples: [{ inputs: [40], targets: loss === "bce" ? [0] : [0, 1] }],
    layers: [{ weights: loss === "bce" ? [[1]] : [[1], [0]], biases: null, activation }],
    reduction: "mean",
    l2: 0,
    batchSize: 1,
  });
  test.each([
    { activation: "sigmoid", loss: "bce" },
    { activation: "softmax", loss: "cross-entropy" },
  ] as const)("$loss with $activation: C = 40, dC/dz = 1", ({ activation, loss }) => {
    const network = sure(activation, loss);
    const memory = prepareMemory({ ...recipeOf(network), inputs: 1 }, "float64", [
      { count: 1, input: () => 40, target: (_k, j) => network.examples[0]?.targets[j] ?? 0 },
    ]);
    each(memory, (place, _l, j) => {
      memory.reals[place] = network.layers[0]?.weights[j]?.[0] ?? 0;
    });
    const pass = makePass(memory, alone);
    pass.accumulate(0, 1, 1);
    expect(memory.totals[memory.plan.totals + TOTAL.loss]).toBeCloseTo(40, 12);
    const first = memory.plan.layers[0];
    expect(memory.reals[first?.deltas ?? 0]).toBeCloseTo(1, 12);
  });
});
