import { expect, test } from "@jest/globals";
import {
  compareQuizzes,
  type QuestionChange,
} from "../../../../src/author/generator/compare/compareQuizzes.js";
import { readQuiz } from "../../../../src/author/generator/readQuiz.js";

const quiz = (questions: string, head = "") => readQuiz(`${head}questions:\n${questions}`, "quiz.yaml");
const change = (older: string, newer: string, heads = ["", ""]) =>
  compareQuizzes(quiz(older, heads[0]), quiz(newer, heads[1]), 4, "1");
const one = (changes: readonly QuestionChange[], name: string) =>
  changes.find(({ question }) => question === name);

const LOSS = "  - {topic: loss, points: 2}\n";
const FORWARD = "  - {topic: forward-pass, points: 4}\n";

test("the same quiz: nothing moved in any copy", () => {
  const { questions } = change(LOSS + FORWARD, LOSS + FORWARD);
  expect(questions).toMatchObject([
    { question: "loss", change: "same", copies: 4, numbers: 0, answers: 0, text: 0, moves: [] },
    { question: "forward-pass", change: "same", copies: 4, numbers: 0, answers: 0, text: 0, moves: [] },
  ]);
});

test("another order is no change, one question more is added, and marks are told", () => {
  const { questions, points } = change(LOSS + FORWARD, `${FORWARD}${LOSS}${LOSS}`);
  expect(one(questions, "loss")).toMatchObject({ change: "same", points: [2, 2] });
  expect(one(questions, "forward-pass")).toMatchObject({ change: "same" });
  expect(one(questions, "loss 2")).toMatchObject({ change: "added", copies: 0, points: [null, 2] });
  expect(points).toEqual([6, 8]);
});

test("a question that is gone is removed, and one worth more is changed while its numbers stay", () => {
  const { questions, minutes } = change(LOSS + FORWARD, FORWARD.replace("4", "5"));
  expect(one(questions, "loss")).toMatchObject({ change: "removed", points: [2, null] });
  expect(one(questions, "forward-pass")).toMatchObject({ change: "changed", numbers: 0, points: [4, 5] });
  expect(minutes[1]).toBeLessThan(minutes[0]);
});

test("another rounding moves right answers, and no printed number of a forward pass", () => {
  const { questions } = change(FORWARD, FORWARD, ["", "rounding: {values: {decimals: 5}}\n"]);
  expect(questions).toMatchObject([{ change: "changed", numbers: 0, answers: 4, text: 0 }]);
  for (const { before, after } of questions[0]?.moves ?? []) {
    expect(Math.abs(Number(before) - Number(after))).toBeLessThan(1e-4);
    expect(after).toMatch(/\.\d{5}$/);
  }
});

test("other ranges move the printed numbers, and the first copy says which", () => {
  const wide = "  - {topic: loss, points: 2, network: {weights: {from: 1.1, to: 1.6, decimals: 1}}}\n";
  const { questions } = change(LOSS, wide);
  expect(questions).toMatchObject([{ change: "changed", numbers: 4, text: 0 }]);
  const weights = questions[0]?.moves.filter(({ id }) => id.startsWith("w")) ?? [];
  expect(weights.length).toBeGreaterThan(0);
  for (const { after } of weights) expect(Number(after)).toBeGreaterThanOrEqual(1.1);
});

test("other words of an own question change its text alone", () => {
  const own = (text: string) =>
    `  - {name: double, text: "${text} {{x}}", givens: {x: [1, 2, 3]}, lines: [{z: 2*x}], ask: [z]}\n`;
  const { questions } = change(own("Double"), own("Twice"));
  expect(questions).toMatchObject([
    { question: "double", change: "changed", numbers: 0, answers: 0, text: 4 },
  ]);
});
