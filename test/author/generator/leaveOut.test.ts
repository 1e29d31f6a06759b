import { expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";

const asked = (question: string): string[] => {
  const quiz = readQuiz(`network: {bias: true}\nquestions: [${question}]`, "quiz.yaml");
  const [made] = makeSheet(quiz, { id: "001", seed: "left" }).questions;
  return made?.answers.map(({ quantity }) => quantity) ?? [];
};

test("lines between are left out by the ids that they begin with, and the rest is asked as before", () => {
  const all = asked("{topic: training-step}");
  expect(all.filter((id) => /^(dC_dz|z)/.test(id))).not.toEqual([]);
  const left = asked("{topic: training-step, leaveOut: [dC_dz, z]}");
  expect(left).toEqual(all.filter((id) => !/^(dC_dz|z)/.test(id)));
});

test("a question that leaves out all that it asks cannot be drawn, and a word that is none is named", () => {
  expect(() => asked("{topic: forward-pass, leaveOut: [z, a]}")).toThrow(/what is left to ask/);
  expect(() => asked("{topic: forward-pass, leaveOut: [dC_dw]}")).toThrow(/leaveOut/);
});
