import { describe, expect, jest, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { readPreset } from "../../../src/author/quiz/presets.js";
import { numbers } from "../../../src/core/graph/algebra.js";
import { evaluateExpression } from "../../../src/core/graph/evaluate.js";
import { roundingOf } from "../../../src/core/graph/precision.js";
import { roundNumber } from "../../../src/core/graph/rounding.js";
import { graphOfQuestion, numberAnswers, type Question, type Sheet } from "../../../src/core/sheet/sheet.js";
import { TOPICS } from "../../../src/core/topics/index.js";
import type { Topic } from "../../../src/core/topics/topic.js";
import { seeds } from "../../seeds.js";
import { NETWORKS, drawSheet as sheetOf } from "../../support/students.js";

jest.setTimeout(60_000);

const SEEDS = seeds(14, 200);

/** What a topic is tried on: networks, or each of its own variants. */
const kindsOf = (topic: Topic): readonly (readonly [name: string, network: string, variant: string])[] =>
  topic.kind === "network"
    ? Object.entries(NETWORKS).map(([name, network]) => [name, network, ""])
    : (topic.variants.length === 0 ? [""] : topic.variants).map((variant) => [
        variant || "the only kind",
        NETWORKS["2-2-1 with biases"],
        variant,
      ]);

const questionOf = (sheet: Sheet): Question => {
  const [question] = sheet.questions;
  if (question === undefined) throw new Error("no question");
  return question;
};

/** A student who works every line with the numbers written down before it, in one way of shortening them. */
function work(question: Question, mode: "round" | "cut"): Map<string, number> {
  const graph = graphOfQuestion(question);
  const values = new Map(Object.entries(question.givens));
  for (const { id, expression } of graph.definitions) {
    const value = evaluateExpression(expression, values, numbers);
    values.set(id, roundNumber(value, roundingOf(graph, id, question.precision), mode));
  }
  return values;
}

describe.each<Topic>(Object.values(TOPICS))(`${SEEDS} seeds of $name`, (topic) => {
  const kinds = kindsOf(topic);
  test.each(kinds)(
    "%s: rounding and cutting each line is right, no mistake is, 0 is not",
    (name, network, variant) => {
      // The seeds are shared out, so that each topic sees them all and every network or variant its share of them.
      const share = kinds.findIndex(([one]) => one === name);
      for (let k = share; k < SEEDS; k += kinds.length) {
        const question = questionOf(sheetOf(network, topic.name, `seed-${k}`, { variant }));
        const rounded = work(question, "round");
        const cut = work(question, "cut");
        for (const { id, quantity, lower, upper, display, value, misconceptions } of numberAnswers(
          question.answers,
        )) {
          const inside = (x: number | undefined) => x !== undefined && lower <= x && x <= upper;
          expect({ k, id, rounded: inside(rounded.get(quantity)) }).toEqual({ k, id, rounded: true });
          expect({ k, id, cut: inside(cut.get(quantity)) }).toEqual({ k, id, cut: true });
          expect({ k, id, key: inside(Number(display)), exact: inside(value) }).toEqual({
            k,
            id,
            key: true,
            exact: true,
          });
          expect({ k, id, zero: inside(0) || Number(display) === 0 }).toEqual({ k, id, zero: value === 0 });
          for (const wrong of misconceptions) {
            expect({ k, id, wrong: wrong.id, told: !inside(wrong.value) && wrong.told }).toEqual({
              k,
              id,
              wrong: wrong.id,
              told: true,
            });
          }
        }
      }
    },
  );
});

test("the misconceptions modelled in a training step with biases", () => {
  const { answers } = questionOf(sheetOf("layers: [3, 2, 2], bias: true", "training-step", "all"));
  const found = new Set(
    numberAnswers(answers).flatMap(({ misconceptions }) => misconceptions.map(({ id }) => id)),
  );
  expect([...found].sort()).toEqual([
    "ascent",
    "bias-times-input",
    "forgotten-bias",
    "missing-factor-two",
    "missing-input",
    "missing-learning-rate",
    "missing-mean",
    "missing-slope",
    "missing-square",
    "missing-weight",
    "one-path-only",
    "sign-flip",
    "slope-of-z",
    "stray-half",
    "transposed-weights",
    "updated-weight-first",
    "weighted-sum-for-activation",
    "wrong-input",
  ]);
});

test("an update prints a new weight, and the loss falls", () => {
  for (let k = 0; k < 40; k++) {
    const { answers, givens } = questionOf(sheetOf("layers: [2, 2, 1]", "training-step", `fall-${k}`));
    const display = (quantity: string) => Number(answers.find((one) => one.quantity === quantity)?.display);
    expect(display("C_new")).toBeLessThan(display("C"));
    for (const [weight, old] of Object.entries(givens)) {
      if (weight.startsWith("w")) expect(display(`${weight}_new`)).not.toBe(old);
    }
  }
});

describe("the same sheet", () => {
  const basics = readPreset("basics");
  const quiz = readQuiz(basics.text, basics.file);

  test("comes from the same quiz, seed and id, in any order", () => {
    const first = [1, 2, 3].map((k) => JSON.stringify(makeSheet(quiz, { id: `00${k}`, seed: "a" })));
    const second = [3, 2, 1].map((k) => JSON.stringify(makeSheet(quiz, { id: `00${k}`, seed: "a" })));
    expect(second.reverse()).toEqual(first);
    expect(new Set(first).size).toBe(3);
  });

  test("keeps its first questions when one is added behind them", () => {
    const longer = readQuiz(`${basics.text}  - topic: loss\n`, basics.file);
    const short = makeSheet(quiz, { id: "001", seed: "a" });
    const long = makeSheet(longer, { id: "001", seed: "a" });
    expect(JSON.stringify(long.questions.slice(0, -1))).toBe(JSON.stringify(short.questions));
  });

  test("never asks the same question twice", () => {
    const twins = readQuiz(
      "network: {layers: [1, 1], inputs: {from: 0.4, to: 0.6}, weights: {from: 0.4, to: 0.6}}\nquestions: [{topic: forward-pass, count: 6}]",
      "q.yaml",
    );
    const { questions } = makeSheet(twins, { id: "001", seed: "a" });
    expect(
      new Set(questions.map(({ network }) => JSON.stringify([network?.examples[0]?.inputs, network?.layers])))
        .size,
    ).toBe(6);
  });
});

test("what cannot be drawn is said with its place, before anything is drawn", () => {
  expect(() =>
    readQuiz(
      "network: {layers: [2, 2, 1], weights: {from: 30, to: 40, decimals: 0}}\nquestions: [{topic: output-gradient}]",
      "q.yaml",
    ),
  ).toThrow(
    /error\[CANNOT_DRAW\] q\.yaml:2:\d+ questions\[0\]\.topic: output-gradient \(2-2-1\): no numbers suit values to 4 decimals and gradients to 4 significant figures; "no-dead-or-saturated-unit" stands in the way, last at [^;]+; wider ranges or another network would be right/,
  );
});
