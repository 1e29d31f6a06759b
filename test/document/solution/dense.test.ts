import { describe, expect, test } from "@jest/globals";
import { stream } from "../../../src/core/base/random.js";
import { randomNetwork } from "../../../src/core/graph/judges/randomNetwork.js";
import type { Network } from "../../../src/core/network/network.js";
import { parseNetwork } from "../../../src/core/network/networkFile.js";
import { OPTIMIZERS, type OptimizerName } from "../../../src/core/network/optimizers/index.js";
import { solveNetwork } from "../../../src/document/solution/solve.js";
import { solveDense } from "../../../src/document/solution/solveDense.js";

/** A gradient that is 0 by right (softmax, and the outputs' sum for a loss) is noise of 1e-17 one way and 0 the other. */
const NOISE = 1e-6;

/** Two structures of numbers, and the largest relative distance of two numbers in one place. */
function apart(one: unknown, other: unknown): number {
  if (typeof one === "number" && typeof other === "number")
    return one === other ? 0 : Math.abs(one - other) / Math.max(Math.abs(one), Math.abs(other), NOISE);
  if (one === null || typeof one !== "object" || other === null || typeof other !== "object")
    return one === other ? 0 : Number.POSITIVE_INFINITY;
  expect(Object.keys(other)).toEqual(Object.keys(one));
  return Math.max(
    0,
    ...Object.entries(one).map(([key, value]) => apart(value, other[key as keyof typeof other])),
  );
}

describe("plain loops and the solution graph agree to 1e-9, line by line for nobody and with every line:", () => {
  test.each(Object.keys(OPTIMIZERS) as OptimizerName[])("30 random networks, %s, four steps", (name) => {
    for (let k = 0; k < 30; k++) {
      const random = stream("dense", name, k);
      const drawn = randomNetwork(random);
      const network: Network = {
        ...drawn,
        // Small steps, so that no network that is drawn runs away.
        learningRate: drawn.learningRate / 20,
        optimizer: { name, settings: OPTIMIZERS[name].settings },
      };
      const { quantities: _lines, ...byGraph } = solveNetwork(network, { steps: 4 });
      const { quantities, ...byLoops } = solveDense(network, 4);
      expect(quantities).toEqual([]);
      expect(apart(byGraph, byLoops)).toBeLessThan(1e-9);
    }
  });
});

/** `layers` layers of `width` neurons, `examples` examples; numbers from a fixed stream. */
function wide(layers: number, width: number, examples: number, extra = {}): string {
  const random = stream("wide", layers, width, examples);
  const number = () => Number((random.uniform() - 0.5).toFixed(3));
  const row = () => Array.from({ length: width }, number);
  return JSON.stringify({
    examples: Array.from({ length: examples }, () => ({ inputs: row(), targets: row() })),
    layers: Array.from({ length: layers }, () => ({
      weights: Array.from({ length: width }, row),
      biases: row(),
      activation: "tanh",
    })),
    learningRate: 0.01,
    ...extra,
  });
}

test("a penalty over 2,560 weights is taken layer by layer, and agrees with plain loops", () => {
  const network = parseNetwork(wide(10, 16, 1, { l2: 0.01 }), "network.json");
  const { quantities, ...byGraph } = solveNetwork(network);
  const { quantities: _none, ...byLoops } = solveDense(network);
  expect(quantities.map(({ id }) => id)).toEqual(
    expect.arrayContaining(["C_penalty1", "C_penalty10", "C_penalty"]),
  );
  expect(apart(byGraph, byLoops)).toBeLessThan(1e-9);
});

test("a layer of 40 neurons is refused where it is to be printed, and taken where numbers alone are asked for", () => {
  expect(() => parseNetwork(wide(1, 40, 1), "network.json")).toThrow("at most 32 of each can be printed");
  expect(solveDense(parseNetwork(wide(1, 40, 1), "network.json", "any")).examples[0]?.a[0]).toHaveLength(40);
});

test.each([
  ["10 × 16 with a penalty, 2,560 weights", wide(10, 16, 1, { l2: 0.01 }), {}],
  ["10 × 32, 50 examples", wide(10, 32, 50), {}],
  ["3 × 32, 50 examples, 20 steps", wide(3, 32, 50), { steps: 20 }],
])("%s: all numbers, and no lines", (_what, text, options) => {
  const solution = solveNetwork(parseNetwork(text, "network.json"), { ...options, numbersOnly: true });
  expect(solution.quantities).toEqual([]);
  expect(Number.isFinite(solution.lossAfter)).toBe(true);
  expect(solution.lossAfter).toBeLessThan(solution.loss);
});
