import { describe, expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { mark } from "../../../src/core/marking/mark.js";
import { recheck } from "../../../src/core/marking/recheck.js";
import { numberAnswers } from "../../../src/core/sheet/sheet.js";
import { parseSheet } from "../../../src/core/sheet/sheetFile.js";
import { sheetText } from "../../../src/core/sheet/sheetText.js";
import { renderSheet } from "../../../src/paper/pages/documents.js";
import { keyOf } from "../../support/students.js";

const sure = (topic: string, layer: string, loss: string, targets: string) =>
  `questions: [{topic: ${topic}, network: {inputs: [9, 8], targets: ${targets}, layers: [${layer}], loss: ${loss}}}]`;

/** An output that prints as 1.0000 or 0.0000, of which a rounded line would take ln 0. */
describe.each([
  ["bce of σ(43), right", sure("loss", "{weights: [[3, 2]], activation: sigmoid}", "bce", "[1]"), "0.0000"],
  ["bce of σ(43), wrong", sure("loss", "{weights: [[3, 2]], activation: sigmoid}", "bce", "[0]"), "43.0000"],
  [
    "a step from σ(43), wrong",
    sure("training-step", "{weights: [[3, 2]], activation: sigmoid}", "bce", "[0]"),
    "43.0000",
  ],
  [
    "cross-entropy of a softmax of 43 and −25",
    sure(
      "softmax-cross-entropy",
      "{weights: [[3, 2], [-1, -2]], activation: softmax}",
      "cross-entropy",
      "[0, 1]",
    ),
    "68.0000",
  ],
])("a network of fixed numbers that is very sure: %s", (_what, quiz, loss) => {
  const sheet = makeSheet(readQuiz(quiz, "quiz.yaml"), { id: "001", seed: "1" });
  test(`its loss is ${loss}, with bounds that have ends, and its key earns full marks`, () => {
    const numbers = sheet.questions.flatMap(({ answers }) => numberAnswers(answers));
    expect(numbers.find(({ quantity }) => quantity === "C")?.display).toBe(loss);
    expect(numbers.filter(({ lower, upper }) => !Number.isFinite(lower) || !Number.isFinite(upper))).toEqual(
      [],
    );
    expect(mark(sheet, keyOf(sheet)).score).toBe(sheet.points);
  });
  test("its sheet is read back, comes out again and is printed", () => {
    const read = parseSheet(sheetText(sheet), "001.json");
    expect(recheck(read)).toEqual([]);
    expect(renderSheet(read, "key", "page")).toContain(sheet.code);
  });
});

test("an answer without an end is refused by its name", () => {
  const quiz = sure("training-step", "{weights: [[300, 200]], activation: sigmoid}", "bce", "[0]");
  expect(() => makeSheet(readQuiz(quiz, "quiz.yaml"), { id: "001", seed: "1" })).toThrow(
    "dC_da1_1 is Infinity; smaller inputs, weights or targets would keep it finite",
  );
});

test("a wrong method that divides by what is 0 but for the last bits of doubles is none: 0.1 + 0.2 − 0.3", () => {
  const quiz = (last: number) =>
    `questions: [{topic: softmax-cross-entropy, network: {inputs: [1], targets: [1, 0, 0], layers: [{weights: [[0.1], [0.2], [${last}]], activation: softmax}], loss: cross-entropy}}]`;
  const seen = (last: number) =>
    numberAnswers(
      makeSheet(readQuiz(quiz(last), "quiz.yaml"), { id: "001", seed: "1" }).questions[0]?.answers ?? [],
    )
      .flatMap(({ misconceptions }) => misconceptions)
      .flatMap(({ id, display }) => (id === "softmax-without-exp" ? [display] : []));
  expect(seen(-0.3)).toEqual([]);
  expect(seen(0.2)).toEqual(["0.2000", "0.4000", "0.4000"]);
});
