import { describe, expect, jest, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { MISCONCEPTIONS } from "../../../src/core/misconceptions/index.js";
import { numberAnswers, type Question } from "../../../src/core/sheet/sheet.js";
import { CHAIN_SETTINGS } from "../../../src/core/topics/chainSettings.js";
import { TOPICS } from "../../../src/core/topics/index.js";
import type { Topic } from "../../../src/core/topics/topic.js";

jest.setTimeout(60_000);

const ask = (question: string, seed: string, network = "{bias: true}"): Question => {
  const quiz = readQuiz(`network: ${network}\nquestions: [${question}]`, "quiz.yaml");
  const [made] = makeSheet(quiz, { id: "001", seed }).questions;
  if (made === undefined) throw new Error("no question");
  return made;
};

/** Questions of every topic and variant, over a few seeds and networks. */
const asked: readonly Question[] = Object.values<Topic>(TOPICS).flatMap(({ name, ...topic }) => {
  const variants = topic.kind === "own" ? topic.variants.map((one) => `, variant: ${one}`) : [];
  const networks = [
    "{bias: true}",
    "{layers: [2, 2, 2], activation: tanh}",
    "{layers: [2, 2, 1], activation: leaky-relu}",
  ];
  return (variants.length > 0 ? variants : [""]).flatMap((variant) =>
    networks.flatMap((network) => ["a", "b"].map((seed) => ask(`{topic: ${name}${variant}}`, seed, network))),
  );
});

test("every misconception is modelled in some question", () => {
  const found = new Set(
    asked.flatMap(({ answers }) =>
      numberAnswers(answers).flatMap(({ misconceptions }) => misconceptions.map(({ id }) => id)),
    ),
  );
  expect([...found].sort()).toEqual(Object.keys(MISCONCEPTIONS).sort());
});

test("a sheet file carries a question whole: its JSON reads back the same", () => {
  for (const question of asked) expect(JSON.parse(JSON.stringify(question))).toEqual(question);
});

test("the chain rule has twelve everyday settings or more", () => {
  expect(Object.keys(CHAIN_SETTINGS).length).toBeGreaterThanOrEqual(12);
});

describe("a topic changes the quiz's network only where it must", () => {
  test.each([
    ["batch-gradient", "{layers: [2, 2, 1]}", 2, ["sigmoid", "sigmoid"]],
    ["batch-gradient", "{layers: [2, 2, 1], examples: 3}", 3, ["sigmoid", "sigmoid"]],
    ["softmax-cross-entropy", "{layers: [2, 3, 3], activation: tanh}", 1, ["tanh", "softmax"]],
    ["vanishing-gradient", "{activation: tanh}", 1, ["tanh", "tanh", "tanh", "tanh"]],
    ["gradient-check", "{activations: [relu, sigmoid]}", 1, ["sigmoid"]],
  ])("%s on %s", (topic, network, examples, activations) => {
    const made = ask(`{topic: ${topic}}`, "a", network).network;
    expect(made?.examples.length).toBe(examples);
    expect(made?.layers.map(({ activation }) => activation)).toEqual(activations);
  });
});

describe("cost-count counts the network that the quiz asks for", () => {
  test.each([
    // (weights, biases, parameters) of the lecture's network, and of two others.
    ["[784, 100, 10]", "digits", [79_400, 110, 79_510]],
    ["[20, 10, 3]", "two-layers", [230, 13, 243]],
    ["[50, 20, 8, 4]", "three-layers", [1192, 32, 1224]],
  ])("%s is of kind %s", (layers, variant, counts) => {
    const question = ask(`{topic: cost-count, network: {layers: ${layers}}}`, "a");
    expect(question.variant).toBe(variant);
    const asked = question.answers.flatMap((one) => (one.kind === "number" ? [one.value] : []));
    expect(asked.slice(0, 3)).toEqual(counts);
  });
});

describe("refused, with what would be right:", () => {
  test.each([
    [
      "{topic: optimizer-step, variant: adm}",
      'no variant is called "adm"; there are momentum, nesterov, rmsprop, adagrad, adam; did you mean "adam"?',
    ],
    ["{topic: loss, variant: adam}", "it has no variants; leave the variant out"],
    [
      "{topic: cost-count, network: {layers: [2, 1]}}",
      "cost-count: a network of 2-1 is not counted; one or two hidden layers would be, as [784, 100, 10]",
    ],
    [
      "{topic: cost-count, network: {layers: [4, 3, 2]}, variant: digits}",
      "cost-count: its network says which kind it is; leave one of the two out",
    ],
    ["{topic: cost-count, network: {layers: [4, 0, 2]}}", "questions[0].network.layers[1]"],
    [
      "{topic: embedding, network: {layers: [2, 2, 1]}}",
      "the topic embedding brings its own numbers; leave the network out",
    ],
    [
      "{topic: gradient-check, network: {activation: identity}}",
      "is a parabola, of which a central difference has no error",
    ],
    ["{topic: vanishing-gradient, network: {layers: [2, 2, 1]}}", "a chain of one neuron a layer"],
  ])("%s", (question, message) => {
    expect(() => ask(question, "a")).toThrow(message);
  });
});
