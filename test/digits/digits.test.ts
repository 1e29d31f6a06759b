import { describe, expect, test } from "@jest/globals";
import { digitSvg } from "../../src/diagram/digitSvg.js";
import { digitNetwork } from "../../src/digits/digitNetwork.js";
import { shippedDigits } from "../../src/digits/shipped.js";
import { solveNumbers } from "../../src/graph/compile.js";
import { gradientsByDifferences } from "../../src/graph/judges/differences.js";
import { problemOf } from "../../src/graph/solutionGraph.js";
import { readMnist } from "../../src/training/data/mnistFiles.js";

const file = shippedDigits();

test("a hundred digits, ten of each, from a network that reads 96 % of the test images", () => {
  expect(file.digits.length).toBe(100);
  for (let label = 0; label < 10; label++)
    expect(file.digits.filter((digit) => digit.label === label).length).toBe(10);
  expect(file.testAccuracy).toBeGreaterThan(0.96);
  expect(new Set(file.digits.map(({ index }) => index)).size).toBe(100);
});

test("some of each digit are answered wrong", () => {
  const wrong = file.digits.filter(({ outputs, label }) => outputs[label] !== Math.max(...outputs));
  expect(new Set(wrong.map(({ label }) => label)).size).toBe(10);
});

test("images and labels are MNIST's own test images", async () => {
  const { test: tests } = await readMnist({ checksums: true });
  for (const { index, label, pixels } of file.digits) {
    expect(tests.labels[index]).toBe(label);
    const own = tests.images.subarray(index * 784, (index + 1) * 784);
    expect(pixels).toBe(Array.from(own, (grey) => (grey >> 4).toString(16)).join(""));
  }
});

describe("a digit as a question's network", () => {
  test.each([0, 1])("with hidden neuron %i the sums, outputs and loss are the image's", (k) => {
    for (const digit of file.digits) {
      const { graph, givens } = problemOf(digitNetwork(digit, k), "backward");
      const values = solveNumbers(graph, givens);
      digit.outputs.forEach((output, j) => {
        expect(values.get(`a1_${j + 1}`)).toBeCloseTo(output, 3);
      });
      expect(values.get("C")).toBeCloseTo(digit.loss, 3);
    }
  });

  test("the delta of the right output is ŷ − 1, and a weight's gradient the delta times the hidden activation", () => {
    const [digit] = file.digits;
    if (digit === undefined) throw new Error("no digits");
    const network = digitNetwork(digit, 0);
    const { graph, givens } = problemOf(network, "backward");
    const values = solveNumbers(graph, givens);
    const j = digit.label + 1;
    expect(values.get(`dC_dz1_${j}`)).toBeCloseTo((values.get(`a1_${j}`) ?? 0) - 1, 12);
    const weight = gradientsByDifferences(network).get(`dC_dw1_${j}_1`) ?? Number.NaN;
    expect(values.get(`dC_dw1_${j}_1`)).toBeCloseTo(weight, 9);
  });
});

test("the picture has each grey level once, as runs: 0 and 1 and f f become two paths", () => {
  const digit = { index: 0, label: 0, pixels: "01ff", logits: [], outputs: [], loss: 0, hidden: [] };
  expect(digitSvg(digit, { rows: 1, columns: 4 }, 40, 'a "0"')).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="a &#34;0&#34;" width="40" height="10" ' +
      'viewBox="0 0 4 1" shape-rendering="crispEdges"><path fill="rgb(238,238,238)" d="M1 0h1v1h-1z"/>' +
      '<path fill="rgb(0,0,0)" d="M2 0h2v1h-2z"/></svg>',
  );
});
