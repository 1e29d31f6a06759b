import { expect, test } from "@jest/globals";
import { costTable, fullCount, lectureCount } from "../../src/mnist/cost.js";
import type { Recipe } from "../../src/mnist/recipe/recipe.js";

const LECTURE: Recipe = {
  inputs: 784,
  layers: [
    { size: 100, activation: "sigmoid", biased: true },
    { size: 10, activation: "sigmoid", biased: true },
  ],
  loss: "mse",
  reduction: "mean",
  l2: 0,
  trainBiases: true,
  learningRate: 0.1,
  batchSize: 10,
  optimizer: { name: "sgd", settings: {} },
};

test("the lecture's count: 79,400 an image, 4,764,000,000 a parameter, 378,790,404,000,000 an update, 123 hours", () => {
  expect(lectureCount(LECTURE, 60000)).toEqual({
    perImage: 79_400,
    perParameter: 4_764_000_000,
    perUpdate: 378_790_404_000_000,
  });
  const { lectureSeconds, weights, biases } = costTable(LECTURE, 60000, {
    lossSeconds: 1,
    backpropagationSeconds: 2,
  });
  expect([weights, biases]).toEqual([79_400, 110]);
  expect(Math.round(lectureSeconds)).toBe(445_636);
  expect(Math.floor(lectureSeconds / 3600)).toBe(123);
});

test("the full count: 79,400 products, 79,400 sums with biases, 110 sigmoids of 3, and 30 for mse", () => {
  // Per output (y − a)² is a difference and a power, nine sums join ten, one division.
  expect(fullCount(LECTURE, 1).perImage).toBe(79_400 + 79_400 + 110 * 3 + 10 * 2 + 9 + 1);
});

test("a 2-2-1 network without biases does 4 + 2 products and 2 + 1 sums, 3 sigmoids of 3, and a square", () => {
  const small: Recipe = {
    ...LECTURE,
    inputs: 2,
    layers: [
      { size: 2, activation: "sigmoid", biased: false },
      { size: 1, activation: "sigmoid", biased: false },
    ],
  };
  expect(fullCount(small, 1)).toEqual({ perImage: 6 + 3 + 9 + 2, perParameter: 20, perUpdate: 140 });
});

test("the naive update is one loss a parameter and one more; its ratio is to one backpropagation", () => {
  const { naiveSeconds, ratio } = costTable(LECTURE, 60000, { lossSeconds: 0.5, backpropagationSeconds: 2 });
  expect(naiveSeconds).toBe(39_755.5);
  expect(ratio).toBe(39_755.5 / 2);
});
