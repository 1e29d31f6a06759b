import { describe, expect, test } from "@jest/globals";
import { stream } from "../../../src/core/base/random.js";
import { LOCALES } from "../../../src/core/base/settings.js";
import { randomNetwork } from "../../../src/core/graph/judges/randomNetwork.js";
import { parseNetwork } from "../../../src/core/network/networkFile.js";
import { OPTIMIZERS, type OptimizerName } from "../../../src/core/network/optimizers/index.js";
import { solveNetwork } from "../../../src/document/solution/solve.js";

const LECTURE = `
inputs: [0.5, 0.3]
targets: [1]
layers:
  - {weights: [[0.7, 0.4], [0.3, 0.6]], biases: [0, 0], activation: sigmoid}
  - {weights: [[0.55, 0.45]], activation: sigmoid}
learningRate: 0.1
`;
const solved = (text: string, options = {}) => solveNetwork(parseNetwork(text, "network.yaml"), options);

describe("the shape of a solution", () => {
  const solution = solved(LECTURE);

  test("its keys, in the order of the promise", () => {
    expect(Object.keys(solution)).toEqual([
      "format",
      "examples",
      "loss",
      "gradients",
      "updated",
      "lossAfter",
      "quantities",
    ]);
    expect(solution.format).toBe("gradsheet/solution@1");
  });
  test("weights are [layer][neuron][input]; a layer without biases has null", () => {
    for (const { weights, biases } of [solution.gradients, solution.updated]) {
      expect(weights.map((layer) => layer.map((row) => row.length))).toEqual([[2, 2], [2]]);
      expect(biases).toEqual([[expect.any(Number), expect.any(Number)], null]);
    }
  });
  test("an example has z, a, dC_da and dC_dz as [layer][neuron]", () => {
    const [example] = solution.examples;
    expect(Object.keys(example ?? {})).toEqual(["inputs", "targets", "z", "a", "loss", "dC_da", "dC_dz"]);
    for (const list of [example?.z, example?.a, example?.dC_da, example?.dC_dz])
      expect(list?.map((layer) => layer.length)).toEqual([2, 1]);
  });
  test("∂C/∂w1 = -0.010550773020272831, the exact value behind the lecture's -0.0106", () => {
    expect(solution.gradients.weights[0]?.[0]?.[0]).toBeCloseTo(-0.010550773020272831, 16);
  });
  test("a quantity is a line: z1_1 = 0.7·0.5 + 0.4·0.3 + 0 = 0.4700", () => {
    expect(solution.quantities[0]).toEqual({
      id: "z1_1",
      value: 0.47,
      display: "0.4700",
      tex: expect.stringContaining("0.4700"),
      formula: "w1_1_1·x1 + w1_1_2·x2 + b1_1",
      substitution: "0.7·0.5 + 0.4·0.3 + 0",
      reason: "Each input of the neuron times its weight, added up, and the bias.",
      uses: ["w1_1_1", "x1", "w1_1_2", "x2", "b1_1"],
    });
  });
  test("a negative number put in has its own brackets: 0.7 - 0.1·(-0.01055)", () => {
    const line = solution.quantities.find(({ id }) => id === "w1_1_1_new");
    expect(line?.substitution).toBe("0.7 - 0.1·(-0.01055)");
  });
  test("each line speaks of givens and of lines before it only", () => {
    const known = new Set(["x1", "x2", "y1", "eta"]);
    for (const { id, uses } of solution.quantities) {
      for (const used of uses) expect([id, known.has(used) || /^[wb]\d/.test(used)]).toEqual([id, true]);
      known.add(id);
    }
  });
});

describe("several examples", () => {
  const text = (rest: string) => `
examples:
  - {inputs: [1], targets: [1]}
  - {inputs: [2], targets: [0]}
  - {inputs: [3], targets: [1]}
layers:
  - {weights: [[0.5]], biases: [0.1], activation: identity}
learningRate: 0.1
${rest}`;

  test("outputs 0.6, 1.1, 1.6: losses 0.16, 1.21, 0.36, mean 0.57666…", () => {
    const { examples, loss } = solved(text(""));
    expect(examples.map((one) => one.loss.toFixed(10))).toEqual([
      "0.1600000000",
      "1.2100000000",
      "0.3600000000",
    ]);
    expect(loss).toBeCloseTo((0.16 + 1.21 + 0.36) / 3, 14);
  });
  test("dC_da of an example belongs to its own loss: -0.8, 2.2, 1.2", () => {
    const { examples } = solved(text(""));
    expect(examples.map((one) => one.dC_da[0]?.[0]?.toFixed(10))).toEqual([
      "-0.8000000000",
      "2.2000000000",
      "1.2000000000",
    ]);
  });
  test("the gradient is the mean, (-0.8·1 + 2.2·2 + 1.2·3) / 3 = 2.4; the sum is 7.2", () => {
    expect(solved(text("")).gradients.weights[0]?.[0]?.[0]).toBeCloseTo(2.4, 12);
    expect(solved(text("reduction: sum")).gradients.weights[0]?.[0]?.[0]).toBeCloseTo(7.2, 12);
  });
  test("batchSize 1: the gradient is of the first example, -0.8; the losses are over all", () => {
    const { gradients, updated, loss, lossAfter, examples } = solved(text("batchSize: 1"));
    expect(gradients.weights[0]?.[0]?.[0]).toBeCloseTo(-0.8, 12);
    expect(updated.weights[0]?.[0]?.[0]).toBeCloseTo(0.58, 12);
    expect(loss).toBeCloseTo(1.73 / 3, 12);
    // New outputs 0.58 n + 0.18: 0.76, 1.34, 1.92.
    expect(lossAfter).toBeCloseTo((0.24 ** 2 + 1.34 ** 2 + 0.92 ** 2) / 3, 12);
    expect(examples[2]?.dC_dz[0]?.[0]).toBeCloseTo(1.2, 12);
  });
  test("batchSize 2 over three examples: step 2 takes the third and the first again", () => {
    const one = solved(text("batchSize: 2"), { steps: 1 }).final;
    const two = solved(text("batchSize: 2"), { steps: 2 }).final;
    const w = one?.weights[0]?.[0]?.[0] ?? Number.NaN;
    const b = one?.biases[0]?.[0] ?? Number.NaN;
    const gradient = (2 * (3 * w + b - 1) * 3 + 2 * (w + b - 1) * 1) / 2;
    expect(two?.weights[0]?.[0]?.[0]).toBeCloseTo(w - 0.1 * gradient, 12);
  });
  test("the penalty 0.5·0.25 is added to the loss, 2·0.5·0.5 to the gradient of the weight, nothing to the bias", () => {
    const plain = solved(text(""));
    const penalised = solved(text("l2: 0.5"));
    expect(penalised.loss - plain.loss).toBeCloseTo(0.125, 12);
    expect((penalised.gradients.weights[0]?.[0]?.[0] ?? 0) - 2.4).toBeCloseTo(0.5, 12);
    expect(penalised.gradients.biases).toEqual(plain.gradients.biases);
    expect(penalised.examples).toEqual(plain.examples);
  });
});

describe("training", () => {
  test("steps: 3 gives four losses, from loss over lossAfter to the final one", () => {
    const { steps, loss, lossAfter, lossHistory, final } = solved(LECTURE, { steps: 3 });
    expect(steps).toBe(3);
    expect(lossHistory).toHaveLength(4);
    expect(lossHistory?.[0]).toBe(loss);
    expect(lossHistory?.[1]).toBeCloseTo(lossAfter, 14);
    expect(lossHistory?.[3]).toBe(final?.loss);
    expect(Object.keys(final ?? {})).toEqual(["weights", "biases", "loss", "a"]);
    expect(final?.a[0]?.map((layer) => layer.length)).toEqual([2, 1]);
  });
  test("steps: 1 ends at the updated weights", () => {
    const { updated, final } = solved(LECTURE, { steps: 1 });
    expect(final?.weights).toEqual(updated.weights);
    expect(final?.biases).toEqual(updated.biases);
  });
});

test("every line of 60 random networks has a reason in every language, with every optimizer", () => {
  const optimizers = Object.keys(OPTIMIZERS) as OptimizerName[];
  for (let k = 0; k < 60; k++) {
    const name = optimizers[k % optimizers.length] ?? "sgd";
    const optimizer = { name, settings: { ...OPTIMIZERS[name].settings } };
    const network = { ...randomNetwork(stream("reasons", k)), optimizer };
    for (const locale of LOCALES) {
      for (const notation of ["indexed", "flat"] as const) {
        const { quantities } = solveNetwork(network, { locale, notation });
        expect(quantities.filter(({ reason, display }) => reason === "" || display === "")).toEqual([]);
      }
    }
  }
});

test("inputs of 1e200: C is no finite number, and the error names it", () => {
  expect(() =>
    solved("inputs: [1e200]\ntargets: [0]\nlayers:\n  - {weights: [[1]], activation: identity}"),
  ).toThrow("error[NOT_FINITE]: C is Infinity; smaller inputs, weights or targets would keep it finite");
});
