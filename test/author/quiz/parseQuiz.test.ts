import { describe, expect, test } from "@jest/globals";
import { parseQuiz } from "../../../src/author/quiz/parseQuiz.js";
import { presetNames, readPreset } from "../../../src/author/quiz/presets.js";
import { GradsheetError } from "../../../src/core/base/errors.js";

const messageOf = (text: string): string => {
  try {
    parseQuiz(text, "quiz.yaml");
  } catch (error) {
    if (error instanceof GradsheetError) return error.message;
    throw error;
  }
  return "accepted";
};

/** A quiz, and the lines that it is refused with. */
const REFUSED: Readonly<Record<string, readonly [quiz: string, ...lines: string[]]>> = {
  "no question": [
    "questions: []",
    "error[WRONG_VALUE] quiz.yaml:1:12 questions: 0 is too few; at least 1",
    "    questions: []",
    "               ^",
  ],
  "a day that there is not": [
    "due: 2026-02-30\nquestions: [{topic: loss}]",
    'error[WRONG_VALUE] quiz.yaml:1:6 due: there is no day "2026-02-30"',
    "    due: 2026-02-30",
    "         ^",
  ],
  "a time that is none": [
    "opens: tomorrow\nquestions: [{topic: loss}]",
    "error[WRONG_TYPE] quiz.yaml:1:8 opens: no time; 2026-04-20T09:00+09:00, 2026-04-20T09:00 or 2026-04-20 would be right",
    "    opens: tomorrow",
    "           ^",
  ],
  "an end before the beginning": [
    "opens: 2026-04-20T09:00+09:00\ndue: 2026-04-20T00:00Z\nquestions: [{topic: loss}]",
    "error[WRONG_VALUE] quiz.yaml:2:6 due: it is due (2026-04-20T00:00Z) before it opens (2026-04-20T09:00+09:00); a later time would be right",
    "    due: 2026-04-20T00:00Z",
    "         ^",
  ],
  "a later attempt that earns more": [
    "attempts: [0.5, 1]\nquestions: [{topic: loss}]",
    "error[WRONG_VALUE] quiz.yaml:1:11 attempts: a later attempt earns more than one before it; the shares from the largest to the smallest would be right",
    "    attempts: [0.5, 1]",
    "              ^",
  ],
  "a misspelt topic": [
    "questions:\n  - topic: forward-pas",
    'error[WRONG_VALUE] quiz.yaml:2:12 questions[0].topic: "forward-pas" is none of forward-pass, loss, output-gradient, hidden-gradient, weight-update, training-step, backprop, batch-gradient, softmax-cross-entropy, matrix-form, optimizer-step, gradient-check, vanishing-gradient, activation-derivative, cost-count, computational-graph, chain-rule, find-the-mistake, digit, shapes, derive, find-the-bug, convolution, recurrent, batch-norm, l2, dropout, skip-connection, embedding, attention, initialisation, training-loop, what-happens, true-false, choose-weights; did you mean "forward-pass"?',
    "      - topic: forward-pas",
    "               ^",
  ],
  "a misspelt key of the network": [
    "network:\n  activaton: tanh\nquestions: [{topic: loss}]",
    'error[UNKNOWN_KEY] quiz.yaml:2:3 network.activaton: unknown key "activaton"; did you mean "activation"?',
    "      activaton: tanh",
    "      ^",
  ],
  "a shape too large to print": [
    "network: {layers: [2, 9, 1]}\nquestions: [{topic: loss}]",
    "error[TOO_LARGE] quiz.yaml:1:19 network.layers: 2-9-1 is too large to print with its weights; at most 4 neurons a layer",
    "    network: {layers: [2, 9, 1]}",
    "                      ^",
  ],
  "a topic that the network cannot be asked": [
    "network: {layers: [2, 1]}\nquestions: [{topic: hidden-gradient}]",
    "error[SHAPE] quiz.yaml:2:21 questions[0].topic: hidden-gradient: it needs a hidden layer; give the network two layers or more",
    "    questions: [{topic: hidden-gradient}]",
    "                        ^",
  ],
  "softmax before the last layer": [
    "network: {activations: [softmax, sigmoid]}\nquestions: [{topic: loss}]",
    "error[WRONG_VALUE] quiz.yaml:1:25 network.activations[0]: softmax before the last layer; it can only be the last layer's",
    "    network: {activations: [softmax, sigmoid]}",
    "                            ^",
  ],
  "a loss without a value for some outputs": [
    "network: {loss: bce, activation: tanh}\nquestions: [{topic: loss}]",
    "error[WRONG_VALUE] quiz.yaml:1:34 network.activation: the loss bce has no value for some outputs of tanh; sigmoid or softmax would be right",
    "    network: {loss: bce, activation: tanh}",
    "                                     ^",
  ],
  "cross-entropy of outputs that are no shares of one whole": [
    "network: {loss: cross-entropy, activation: sigmoid}\nquestions: [{topic: loss}]",
    "error[WRONG_VALUE] quiz.yaml:1:44 network.activation: cross-entropy of sigmoid outputs does not change with an output whose target is 0, so there is nothing to ask of it; softmax, or the loss bce, would be right",
    "    network: {loss: cross-entropy, activation: sigmoid}",
    "                                               ^",
  ],
  "a range that only holds 0": [
    "network: {inputs: {from: 0, to: 0}}\nquestions: [{topic: loss}]",
    "error[CANNOT_DRAW] quiz.yaml:1:19 network.inputs: no number to draw the inputs from: 0 is never given, inputs are never 1 or -1, targets lie where the outputs do; a wider range would be right",
    "    network: {inputs: {from: 0, to: 0}}",
    "                      ^",
  ],
  "NaN in a range": [
    "network: {weights: {from: .nan, to: 1}}\nquestions: [{topic: loss}]",
    "error[NOT_FINITE] quiz.yaml:1:27 network.weights.from: NaN is not a finite number",
    "    network: {weights: {from: .nan, to: 1}}",
    "                              ^",
  ],
  "YAML that does not close": [
    "questions: [{topic: loss}",
    "error[SYNTAX] quiz.yaml:1:26: flow sequence in block collection must be sufficiently indented and end with a ]; the file has to be YAML or JSON",
    "    questions: [{topic: loss}",
    "                             ^",
  ],
  "a fixed network with ragged rows": [
    "network:\n  inputs: [0.5, 0.3]\n  targets: [1, 0]\n  layers:\n    - weights: [[0.7, 0.4], [0.3]]\n      activation: sigmoid\nquestions: [{topic: loss}]",
    "error[SHAPE] quiz.yaml:5:29 network.layers[0].weights[1]: 1 weight where the network has 2; one weight for each, 2 in all",
    "        - weights: [[0.7, 0.4], [0.3]]",
    "                                ^",
  ],
  "an empty file": ["", "error[SYNTAX] quiz.yaml: the file is empty; it has to be YAML or JSON"],
  "a rounding of another kind": [
    "rounding: {weights: never}\nquestions: [{topic: loss}]",
    'error[WRONG_VALUE] quiz.yaml:1:21 rounding.weights: "never" is none of auto, a group of keys',
    "    rounding: {weights: never}",
    "                        ^",
  ],
};

describe("refused, with the place and what would be right:", () => {
  test.each(Object.entries(REFUSED))("%s", (_name, [quiz, ...lines]) => {
    expect(messageOf(quiz)).toBe(lines.join("\n"));
  });
});

test("every preset is a quiz", () => {
  expect(presetNames()).toEqual(expect.arrayContaining(["basics", "lecture"]));
  for (const name of presetNames()) {
    const { text, file, about } = readPreset(name);
    expect(parseQuiz(text, file).quiz.questions.length).toBeGreaterThan(0);
    expect(about).toMatch(/\.$/);
  }
});

test("a question's own network keys come over the quiz's", () => {
  const {
    quiz: { questions },
  } = parseQuiz(
    "network: {layers: [2, 2, 1], activation: tanh}\nquestions: [{topic: loss}, {topic: loss, network: {bias: true, layers: [3, 2]}}]",
    "quiz.yaml",
  );
  expect(
    questions.map(({ network }) =>
      network?.kind === "drawn" ? [network.sizes, network.bias, network.activations] : [],
    ),
  ).toEqual([
    [[2, 2, 1], false, ["tanh", "tanh"]],
    [[3, 2], true, ["tanh"]],
  ]);
});

test("the command line's locale, paper and notation come over the quiz's", () => {
  const {
    quiz: { locale, paper, notation },
  } = parseQuiz("locale: en\nquestions: [{topic: loss}]", "quiz.yaml", {
    locale: "ko",
    paper: "Letter",
    notation: "flat",
  });
  expect([locale, paper, notation]).toEqual(["ko", "Letter", "flat"]);
});

test("marking: what is left out of the shares stays as it is", () => {
  const quiz = (marking: string) =>
    parseQuiz(`${marking}\nquestions: [{topic: loss}]`, "quiz.yaml").quiz.marking;
  expect(quiz("")).toBeUndefined();
  expect(quiz("marking: {followThrough: 0.5}")).toEqual({
    followThrough: 0.5,
    imprecise: 0.5,
    misconception: 0,
  });
  expect(messageOf("marking: {misconception: 2}\nquestions: [{topic: loss}]")).toMatch(
    /^error\[WRONG_VALUE\] quiz.yaml:1:26 marking.misconception: 2 is too large; at most 1/,
  );
});

test("a title in two languages is read in the sheet's own", () => {
  const quiz = "title: { en: The chain rule, ko: 연쇄 법칙 }\nquestions: [{topic: loss}]";
  expect(parseQuiz(quiz, "quiz.yaml").quiz.title).toBe("The chain rule");
  expect(parseQuiz(quiz, "quiz.yaml", { locale: "ko" }).quiz.title).toBe("연쇄 법칙");
  expect(messageOf("title: [1]\nquestions: [{topic: loss}]")).toMatch(
    /^error\[WRONG_VALUE\] quiz\.yaml:1:8 title: a list of 1 is none of /,
  );
});
