import { describe, expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { verifyProblems } from "../../../src/author/generator/verifyProblems.js";
import { numberAnswers } from "../../../src/core/sheet/sheet.js";
import { TOPICS } from "../../../src/core/topics/index.js";

const twoDecimals = (questions: string, network = "{}"): string =>
  `rounding: {values: {decimals: 2}, gradients: {decimals: 3}}\nnetwork: ${network}\nquestions: ${questions}`;

/** Widest bounds of a question whose values have two decimals, as docs/figures.md has it. */
const WIDEST = 0.2;

describe("values to 2 decimals, gradients to 3:", () => {
  test.each(Object.keys(TOPICS))("%s is drawn, and keeps every promise", (topic) => {
    const quiz = readQuiz(twoDecimals(`[{topic: ${topic}, level: guided}]`), "q.yaml");
    expect(verifyProblems(quiz, 1, "two").broken).toEqual([]);
    const { questions } = makeSheet(quiz, { id: "001", seed: "1" });
    for (const { value, lower, upper } of questions.flatMap(({ answers }) => numberAnswers(answers)))
      expect(upper - lower).toBeLessThanOrEqual(WIDEST * Math.abs(value));
  });

  test("what the quiz says of its numbers stands: inputs of 0.5 to 0.9, a learning rate of 0.3", () => {
    const quiz = readQuiz(
      twoDecimals("[{topic: backprop}]", "{inputs: {from: 0.5, to: 0.9}, learningRate: 0.3}"),
      "q.yaml",
    );
    const [question] = makeSheet(quiz, { id: "001", seed: "1" }).questions;
    const inputs = question?.network?.examples[0]?.inputs ?? [];
    expect(inputs).toHaveLength(2);
    expect(inputs.every((x) => x >= 0.5 && x <= 0.9)).toBe(true);
    expect(question?.network?.learningRate).toBe(0.3);
  });

  test("the same quiz, seed and copy give the same sheet, whatever was made before", () => {
    const text = twoDecimals("[{topic: hidden-gradient}]");
    const make = (id: string) => makeSheet(readQuiz(text, "q.yaml"), { id, seed: "1" });
    const first = make("001");
    make("002");
    expect(make("001")).toEqual(first);
  });
});

test("a precision that no numbers suit is refused before drawing, with one that some do", () => {
  expect(() =>
    readQuiz(
      "rounding: {values: {decimals: 1}, gradients: {decimals: 1}}\nquestions: [{topic: loss}, {topic: training-step}]",
      "q.yaml",
    ),
  ).toThrow(
    /q\.yaml:2:\d+ questions\[1\]\.topic: training-step \(2-2-1\): no numbers suit values to 1 decimal and gradients to 1 decimal; "[a-z-]+" stands in the way, last at [^;]+; values to 2 decimals and gradients to 3 decimals would be right/,
  );
});
