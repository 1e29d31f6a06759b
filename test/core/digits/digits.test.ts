import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { digitNetwork, usefulNeurons } from "../../../src/core/digits/digitNetwork.js";
import type { ShippedDigit } from "../../../src/core/digits/openDigits.js";
import { shippedDigits, shippedFile } from "../../../src/core/digits/shipped.js";
import { solveNumbers } from "../../../src/core/graph/compile.js";
import { gradientsByDifferences } from "../../../src/core/graph/judges/differences.js";
import { problemOf } from "../../../src/core/graph/solutionGraph.js";
import { digitPicture } from "../../../src/document/diagram/digitPicture.js";
import { pictureSvg } from "../../../src/document/write/html/pictureSvg.js";
import { type LabelledImages, readMnist } from "../../../src/mnist/data/mnistFiles.js";

const file = shippedFile();
const shipped = shippedDigits();
const digits = Array.from({ length: shipped.count }, (_none, k) => shipped.digit(k));

/** 784-100-10 on one image of the set, written out: sigmoid sums, then the sums of the outputs. */
function sumsByHand({ images }: LabelledImages, k: number): number[] {
  const [first, last] = shipped.layers;
  if (first === undefined || last === undefined) throw new Error("the network has two layers");
  const hidden = Float64Array.from(first.biases);
  for (let i = 0; i < 784; i++) {
    const grey = (images[k * 784 + i] ?? Number.NaN) >> 4;
    if (grey === 0) continue;
    for (let j = 0; j < 100; j++)
      hidden[j] = (hidden[j] ?? Number.NaN) + ((first.weights[j * 784 + i] ?? Number.NaN) * grey) / 15;
  }
  const a = hidden.map((z) => 1 / (1 + Math.exp(-z)));
  return Array.from(last.biases, (bias, j) =>
    a.reduce((sum, one, i) => sum + one * (last.weights[j * 100 + i] ?? Number.NaN), bias),
  );
}

const placeOfLargest = (list: readonly number[]): number => list.indexOf(Math.max(...list));

test("2,000 digits, 200 of each and 30 of these answered wrong, none twice, in less than 450 kB", () => {
  expect([file.count, digits.length]).toEqual([2000, 2000]);
  for (let label = 0; label < 10; label++) {
    const own = digits.filter((digit) => digit.label === label);
    expect(own.length).toBe(200);
    expect(own.filter(({ outputs }) => placeOfLargest(outputs) !== label).length).toBe(30);
  }
  expect(new Set(digits.map(({ set, index }) => `${set} ${index}`)).size).toBe(2000);
  expect(readFileSync("src/core/digits/digitsData.ts").length).toBeLessThan(450_000);
});

test("test images first: no training image of a label while a test image would have done", () => {
  const sets = digits.map(({ set }) => set);
  expect(sets.indexOf("training")).toBeGreaterThan(1000);
  expect(sets.lastIndexOf("test")).toBe(sets.indexOf("training") - 1);
});

describe("judged by MNIST's own files", () => {
  test("images and labels are those of the set and place that they name, at 16 grey levels", async () => {
    const mnist = await readMnist({ checksums: true });
    for (const { set, index, label, levels } of digits) {
      expect(mnist[set].labels[index]).toBe(label);
      const own = mnist[set].images.subarray(index * 784, (index + 1) * 784);
      expect(
        Buffer.compare(
          levels,
          own.map((grey) => Math.floor(grey / 16)),
        ),
      ).toBe(0);
    }
  });

  test("the sums are those of a forward pass written out, and 97 % of the test images are answered right", async () => {
    const { test: tests, training } = await readMnist({ checksums: false });
    for (const { set, index, logits } of digits.filter((_digit, k) => k % 20 === 0)) {
      const sums = sumsByHand(set === "test" ? tests : training, index);
      logits.forEach((logit, j) => {
        expect(logit).toBeCloseTo(sums[j] ?? Number.NaN, 10);
      });
    }
    let right = 0;
    for (let k = 0; k < tests.count; k++)
      if (placeOfLargest(sumsByHand(tests, k)) === tests.labels[k]) right += 1;
    expect(file.testAccuracy).toBe(right / tests.count);
    expect(file.testAccuracy).toBeGreaterThan(0.97);
  });
});

/** e^z_j / Σ e^z. */
const shares = (logits: readonly number[]): number[] => {
  const sum = logits.reduce((all, z) => all + Math.exp(z), 0);
  return logits.map((z) => Math.exp(z) / sum);
};

test("outputs are the softmax of the sums: the largest at most 0.97, the next at least 0.02, the right one 0.05", () => {
  for (const { logits, outputs, label } of digits) {
    const byHand = shares(logits);
    byHand.forEach((share, j) => {
      expect(Math.abs((outputs[j] ?? Number.NaN) - share)).toBeLessThan(1e-12);
    });
    const [first, next] = [...byHand].sort((a, b) => b - a);
    expect(first).toBeLessThanOrEqual(0.97);
    expect(next).toBeGreaterThanOrEqual(0.02);
    expect(byHand[label]).toBeGreaterThanOrEqual(0.05);
  }
});

describe("a digit as a question's network", () => {
  const [, last] = shipped.layers;
  if (last === undefined) throw new Error("the network has two layers");
  const networkOf = (digit: ShippedDigit) =>
    digitNetwork(digit, last, usefulNeurons(digit, last).slice(0, 3));

  test("the sums, outputs and loss are the image's, whatever hidden neurons are shown", () => {
    for (const digit of digits.filter((_digit, k) => k % 10 === 0)) {
      const { graph, givens } = problemOf(networkOf(digit), "backward");
      const values = solveNumbers(graph, givens);
      const outputs = shares(digit.logits);
      outputs.forEach((output, j) => {
        expect(values.get(`z1_${j + 1}`)).toBeCloseTo(digit.logits[j] ?? Number.NaN, 3);
        expect(values.get(`a1_${j + 1}`)).toBeCloseTo(output, 3);
      });
      expect(values.get("C")).toBeCloseTo(-Math.log(outputs[digit.label] ?? Number.NaN), 3);
    }
  });

  test("the delta of the right output is ŷ − 1, and a weight's gradient the delta times its hidden activation", () => {
    const [digit] = digits;
    if (digit === undefined) throw new Error("no digits");
    const network = networkOf(digit);
    const { graph, givens } = problemOf(network, "backward");
    const values = solveNumbers(graph, givens);
    const j = digit.label + 1;
    expect(values.get(`dC_dz1_${j}`)).toBeCloseTo((values.get(`a1_${j}`) ?? 0) - 1, 12);
    const slopes = gradientsByDifferences(network);
    for (const i of [1, 2, 3])
      expect(values.get(`dC_dw1_${j}_${i}`)).toBeCloseTo(slopes.get(`dC_dw1_${j}_${i}`) ?? Number.NaN, 9);
  });

  test("of each digit six hidden neurons or more can be asked about, in more than 100 million ways", () => {
    const counts = digits.map((digit) => usefulNeurons(digit, last).length);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(6);
    expect(counts.reduce((sum, n) => sum + n * (n - 1) * (n - 2), 0)).toBeGreaterThan(1e8);
  });
});

test("the picture has each grey level once, as runs: 0 and 1 and f f become two paths", () => {
  expect(pictureSvg(digitPicture({ pixels: "01ff" }, { rows: 1, columns: 4 }, 40, 'a "0"'))).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="a &quot;0&quot;" width="40" height="10" ' +
      'viewBox="0 0 4 1" shape-rendering="crispEdges"><path d="M1 0h1v1h-1z" fill="rgb(238,238,238)"/>' +
      '<path d="M2 0h2v1h-2z" fill="rgb(0,0,0)"/></svg>',
  );
});
