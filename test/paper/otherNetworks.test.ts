import { describe, expect, test } from "@jest/globals";
import { makeSheet } from "../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../src/author/generator/readQuiz.js";
import { presetNames, readPreset } from "../../src/author/quiz/presets.js";
import { LOCALES } from "../../src/core/base/settings.js";
import { LONG } from "../seeds.js";
import { faultsOf } from "./faults.js";
import { type Tried, tryQuestion } from "./quizzes.js";

const layers =
  "layers: [{weights: [[0.7, 0.4], [0.3, 0.6]], biases: [0.1, -0.2], activation: sigmoid}, {weights: [[0.55, 0.45]], biases: [0.3], activation: sigmoid}]";
const fixed = (more: string): string =>
  `{inputs: [0.5, 0.3], targets: [1], learningRate: 0.1, ${layers}, ${more}}`;

describe("from the worksheet's text alone:", () => {
  test.each([
    ["three examples, their losses added", "batch-gradient", "{examples: 3, reduction: sum, bias: true}"],
    ["three examples of a wider network", "batch-gradient", "{layers: [2, 3, 2], examples: 3, loss: sse}"],
    [
      "a batch of softmax outputs",
      "batch-gradient",
      "{layers: [2, 3, 3], activations: [tanh, softmax], loss: cross-entropy}",
    ],
    ["two hidden layers", "training-step", "{layers: [2, 2, 2, 1], bias: true}"],
    ["two hidden layers", "find-the-mistake", "{layers: [2, 2, 2, 1]}"],
    ["a chain of ReLU", "vanishing-gradient", "{activation: relu}"],
    ["GELU, where a table of Φ is at hand", "backprop", "{activation: gelu, bias: true}"],
    ["a penalty", "training-step", fixed("l2: 0.01")],
    ["momentum", "training-step", fixed("optimizer: {name: momentum, momentum: 0.9}")],
    ["Nesterov's momentum", "weight-update", fixed("optimizer: {name: nesterov, momentum: 0.8}")],
    ["RMSProp", "training-step", fixed("optimizer: {name: rmsprop, decay: 0.9, epsilon: 0.01}")],
    ["Adagrad", "weight-update", fixed("optimizer: {name: adagrad, epsilon: 0.01}")],
    ["Adam", "training-step", fixed("optimizer: {name: adam, epsilon: 0.01}")],
    ["biases that are kept", "training-step", fixed("trainBiases: false")],
  ])("%s: %s", (_what, topic, network) => {
    const tried: Tried = { answered: 0, made: 0, faults: [] };
    for (let seed = 0; seed < (LONG ? 10 : 1); seed++)
      tryQuestion(`{topic: ${topic}}`, network, seed + topic.length, `other-${seed}`, tried);
    expect(tried.faults).toEqual([]);
    expect(tried.answered).toBeGreaterThan(0);
  });
});

describe("whole sheets, on which facts that questions share stand once:", () => {
  test.each(presetNames())("the preset %s", (name) => {
    const { text, file } = readPreset(name);
    const sheet = makeSheet(readQuiz(text, file), { id: "001", seed: "paper" });
    // A preset's questions in its own words ask for what is done in the sentences before them.
    const own = new Set(sheet.questions.flatMap((one) => (one.own === undefined ? [] : [one.id])));
    const faults = LOCALES.flatMap((locale) =>
      faultsOf({ ...sheet, locale })
        .filter((fault) => !own.has(fault.split(/[.:]/)[0] ?? ""))
        .map((fault) => `${locale}: ${fault}`),
    );
    expect(faults).toEqual([]);
  });
});
