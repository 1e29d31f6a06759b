import { expect, test } from "@jest/globals";
import { mistakesOf } from "../../../src/author/generator/mistakes.js";
import { solveNumbers } from "../../../src/core/graph/compile.js";
import { problemOf } from "../../../src/core/graph/solutionGraph.js";
import { parseNetwork } from "../../../src/core/network/networkFile.js";

const network = parseNetwork(
  JSON.stringify({
    inputs: [0.4, 0.9],
    targets: [1],
    loss: "half-sse",
    layers: [
      { weights: [[0.3, -0.5]], activation: "sigmoid" },
      { weights: [[0.6]], activation: "sigmoid" },
    ],
  }),
  "network.json",
);
const { graph, givens } = problemOf(network);
const values = solveNumbers(graph, givens);

test("who leaves the slope out of the chain does so at the last unit, or at every one: (a − 1) 0.6 · 0.4", () => {
  const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
  const hidden = sigmoid(0.3 * 0.4 - 0.5 * 0.9);
  const output = sigmoid(0.6 * hidden);
  const found = mistakesOf(graph, "dC_dw1_1_1", new Set(), values).filter(
    ({ mistake }) => mistake.id === "missing-slope",
  );
  const everywhere = (output - 1) * 0.6 * 0.4;
  expect(found.map(({ mistake }) => Object.keys(mistake.replace))).toEqual([
    ["dC_dz1_1"],
    ["dC_dz2_1", "dC_dz1_1"],
  ]);
  expect(found[0]?.value).toBeCloseTo(everywhere * output * (1 - output), 12);
  expect(found[1]?.value).toBeCloseTo(everywhere, 12);
});
