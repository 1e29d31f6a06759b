import { describe, expect, test } from "@jest/globals";
import { parseNetwork } from "../../src/core/network/networkFile.js";
import { solveNetwork } from "../../src/document/solution/solve.js";

/**
 * Matt Mazur, "A Step by Step Backpropagation Example" (2015),
 * https://mattmazur.com/2015/03/17/a-step-by-step-backpropagation-example/
 * The article keeps the biases fixed. Its own last figures come from hidden weights updated after the output weights;
 * with all gradients at the old weights the loss after a step is 0.2910277737.
 */
const NETWORK = `
inputs: [0.05, 0.10]
targets: [0.01, 0.99]
layers:
  - weights: [[0.15, 0.20], [0.25, 0.30]]
    biases: [0.35, 0.35]
    activation: sigmoid
  - weights: [[0.40, 0.45], [0.50, 0.55]]
    biases: [0.60, 0.60]
    activation: sigmoid
loss: half-sse
learningRate: 0.5
trainBiases: false
`;

describe("Matt Mazur's network", () => {
  const network = parseNetwork(NETWORK, "mazur.yaml");
  const { examples, loss, gradients, updated, lossAfter } = solveNetwork(network);
  const [example] = examples;

  test("net h1 = 0.3775, out h1 = 0.593269992, out h2 = 0.596884378", () => {
    expect(example?.z[0]?.[0]).toBeCloseTo(0.3775, 12);
    expect(example?.a[0]?.[0]).toBeCloseTo(0.593269992, 9);
    expect(example?.a[0]?.[1]).toBeCloseTo(0.596884378, 9);
  });
  test("net o1 = 1.105905967, out o1 = 0.75136507, out o2 = 0.772928465", () => {
    expect(example?.z[1]?.[0]).toBeCloseTo(1.105905967, 9);
    expect(example?.a[1]?.[0]).toBeCloseTo(0.75136507, 8);
    expect(example?.a[1]?.[1]).toBeCloseTo(0.772928465, 9);
  });
  test("E = 0.298371109", () => expect(loss).toBeCloseTo(0.298371109, 9));
  test("dE/dout o1 = 0.74136507, dE/dnet o1 = 0.138498562", () => {
    expect(example?.dC_da[1]?.[0]).toBeCloseTo(0.74136507, 8);
    expect(example?.dC_dz[1]?.[0]).toBeCloseTo(0.138498562, 9);
  });
  test("dE/dw5 = 0.082167041, dE/dout h1 = 0.036350306, dE/dw1 = 0.000438568", () => {
    expect(gradients.weights[1]?.[0]?.[0]).toBeCloseTo(0.082167041, 9);
    expect(example?.dC_da[0]?.[0]).toBeCloseTo(0.036350306, 9);
    expect(gradients.weights[0]?.[0]?.[0]).toBeCloseTo(0.000438568, 9);
  });
  test("w5 ← 0.35891648, w6 ← 0.408666186, w7 ← 0.511301270, w8 ← 0.561370121", () => {
    expect(rounded(updated.weights[1], 9)).toEqual([
      ["0.358916480", "0.408666186"],
      ["0.511301270", "0.561370121"],
    ]);
  });
  test("w1 ← 0.149780716, w2 ← 0.19956143, w3 ← 0.24975114, w4 ← 0.29950229", () => {
    expect(rounded(updated.weights[0], 8)).toEqual([
      ["0.14978072", "0.19956143"],
      ["0.24975114", "0.29950229"],
    ]);
  });
  test("the biases stay 0.35 and 0.60", () =>
    expect(updated.biases).toEqual([
      [0.35, 0.35],
      [0.6, 0.6],
    ]));
  test("E after one step = 0.2910277737", () => expect(lossAfter).toBeCloseTo(0.2910277737, 10));
  test("E after 10,000 steps = 3.5102e-5", () => {
    const { final, lossHistory } = solveNetwork(network, { steps: 10_000 });
    expect(final?.loss.toExponential(4)).toBe("3.5102e-5");
    expect(lossHistory?.[0]).toBe(loss);
    expect(lossHistory?.[1]).toBeCloseTo(lossAfter, 15);
  });
});

const rounded = (rows: readonly (readonly number[])[] | undefined, decimals: number) =>
  rows?.map((row) => row.map((w) => w.toFixed(decimals)));
