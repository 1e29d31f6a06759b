import { afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { digitExamples } from "../../src/mnist/data/digits.js";
import { checkGradients } from "../../src/mnist/gradientCheck.js";
import type { FloatWidth } from "../../src/mnist/kernels/kernels.js";
import { initialise } from "../../src/mnist/pass/initialise.js";
import { type KernelName, prepareMemory } from "../../src/mnist/pass/memory.js";
import { readParameters } from "../../src/mnist/pass/parameters.js";
import type { Threads } from "../../src/mnist/recipe/optionWords.js";
import type { Initialisation, Recipe } from "../../src/mnist/recipe/recipe.js";
import { makeTeam, type Team } from "../../src/mnist/threads/team.js";
import { type TrainingCourse, train } from "../../src/mnist/train.js";
import { compiled } from "../support/compiled.js";
import { strokes } from "../support/strokes.js";

const RECIPE: Recipe = {
  inputs: 64,
  layers: [
    { size: 21, activation: "tanh", biased: true },
    { size: 9, activation: "relu", biased: false },
    { size: 10, activation: "softmax", biased: true },
  ],
  loss: "cross-entropy",
  reduction: "mean",
  l2: 0,
  trainBiases: true,
  learningRate: 0.1,
  batchSize: 7,
  optimizer: { name: "sgd", settings: {} },
};
const MOMENTUM: Recipe = {
  ...RECIPE,
  l2: 1e-4,
  optimizer: { name: "momentum", settings: { momentum: 0.9 } },
};

const sets = [digitExamples(strokes(300, "train")), digitExamples(strokes(100, "test"))];
let worker: URL;
beforeAll(() => {
  worker = compiled("mnist/threads/worker.js");
});

const teams: Team[] = [];
afterEach(async () => {
  await Promise.all(teams.splice(0).map((team) => team.close()));
});

interface Way {
  readonly threads?: Threads;
  readonly kernels?: KernelName;
  readonly precision?: FloatWidth;
  readonly how?: Initialisation;
}

async function run(recipe: Recipe, course: Partial<TrainingCourse> = {}, way: Way = {}) {
  const memory = prepareMemory(recipe, way.precision ?? "float32", sets, way.kernels);
  initialise(memory, way.how ?? "xavier", "seed");
  const team = await makeTeam(memory, way.threads ?? 1, worker);
  teams.push(team);
  const result = await train(memory, team, { epochs: 2, seed: "seed", ...course });
  return { result, parameters: readParameters(memory) };
}

describe.each([
  ["plain descent", RECIPE],
  ["momentum with a penalty, in batches too large for one go", { ...MOMENTUM, batchSize: 200 }],
])("the same seed gives the same bits: %s", (_name, recipe) => {
  test.each<Way>([
    { threads: 2 },
    { threads: "auto" },
    { threads: 3, kernels: "plain" },
    { kernels: "plain" },
    { precision: "float64", threads: 2 },
  ])("%j", async (way) => {
    const one = await run(recipe, { epochs: 1 }, { precision: way.precision ?? "float32" });
    const other = await run(recipe, { epochs: 1 }, way);
    expect(other.parameters).toEqual(one.parameters);
    expect(other.result.epochs.map(({ testLoss }) => testLoss)).toEqual(
      one.result.epochs.map(({ testLoss }) => testLoss),
    );
  });
});

test("another seed gives another network", async () => {
  const [one, other] = [await run(RECIPE), await run(RECIPE, { seed: "another" })];
  expect(other.parameters).not.toEqual(one.parameters);
});

test.each<{ how: Initialisation; least: number }>([
  { how: "normal", least: 0.7 },
  { how: "xavier", least: 0.95 },
  { how: "he", least: 0.95 },
])("bars are learnt from $how weights: $least in 12 epochs", async ({ how, least }) => {
  const { result } = await run(MOMENTUM, { epochs: 12 }, { how });
  expect(result.epochs.at(-1)?.testAccuracy).toBeGreaterThan(least);
});

test("a learning rate of 1e200 stops at the step where the loss is lost, and says which", async () => {
  await expect(run({ ...RECIPE, learningRate: 1e200 })).rejects.toThrow(
    /^error\[DIVERGED\]: the loss is not a number any more at step \d+ \(epoch 1\)/,
  );
});

test("an interrupted training reports the epochs that were finished", async () => {
  const stop = new AbortController();
  const { result } = await run(RECIPE, {
    epochs: 50,
    signal: stop.signal,
    onProgress: ({ epoch }) => {
      if (epoch === 3) stop.abort();
    },
  });
  expect(result.interrupted).toBe(true);
  expect(result.epochs.map(({ epoch }) => epoch)).toEqual([1, 2]);
  expect(result.steps).toBeLessThanOrEqual(3 * Math.ceil(300 / 7));
});

describe("backpropagation against differences of the loss", () => {
  const batch = digitExamples(strokes(10, "batch"));

  test("200 parameters of a trained network agree to 1e-6", async () => {
    const { parameters } = await run(RECIPE);
    const { checked, worst } = checkGradients(RECIPE, parameters, batch, 200, "seed");
    expect(checked.length).toBe(200);
    expect(worst).toBeLessThan(1e-6);
  });

  test("a network that takes the wrong slope is found out", async () => {
    const { parameters } = await run(RECIPE);
    const { checked } = checkGradients(RECIPE, parameters, batch, 50, "seed");
    const wrong = checked.map(
      ({ backpropagation, differences }) =>
        Math.abs(backpropagation * 1.001 - differences) / Math.abs(differences),
    );
    expect(Math.max(...wrong.filter(Number.isFinite))).toBeGreaterThan(1e-6);
  });

  test("no parameter is drawn twice, and all when more are asked for than there are", async () => {
    const small: Recipe = {
      ...RECIPE,
      trainBiases: false,
      layers: [
        { size: 5, activation: "tanh", biased: true },
        { size: 10, activation: "softmax", biased: true },
      ],
    };
    const { parameters } = await run(small, { epochs: 1 });
    const { checked } = checkGradients(small, parameters, batch, 1e6, "seed");
    const lit = Array.from({ length: 64 }, (_none, i) => i).filter((i) =>
      Array.from({ length: 10 }, (_one, k) => batch.input(k, i)).some((value) => value > 0),
    ).length;
    expect(new Set(checked.map(({ name }) => name)).size).toBe(checked.length);
    expect(checked.length).toBe(lit * 5 + 5 * 10);
  });
});
