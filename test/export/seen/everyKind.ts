import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";

/** A question of every kind: numbers, values, factors, a line, a shape, formulas, a statement, words, several, a reason. */
const QUIZ = `
title: Every kind
questions:
  - {topic: output-gradient, network: {layers: [2, 2, 1]}}
  - {topic: activation-derivative, as: choice}
  - {topic: output-gradient, as: blanks, network: {layers: [2, 2, 1]}}
  - {topic: find-the-mistake}
  - {topic: shapes}
  - {topic: derive}
  - {topic: true-false}
  - {text: "Why is $W_2 W_1$ one matrix?", points: 2, room: 3, solution: "It is $W$."}
  - {text: Which are bounded?, options: [{text: "$\\\\tanh$", right: true}, {text: ReLU}, {text: "$\\\\sigma$", right: true}]}
  - {text: Which is odd?, points: 3, reason: 2, options: [{text: "$\\\\tanh$", right: true}, {text: "$\\\\frac{1}{1 + e^{-z}}$"}]}
`;

/** A sheet with a question of every kind. */
export const kindsSheet = (locale: "en" | "ko" = "en") =>
  makeSheet(readQuiz(QUIZ, "kinds.yaml", { locale }), { id: "a", seed: "kinds" });
