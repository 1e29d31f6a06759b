import { expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { LEVELS } from "../../../src/core/base/settings.js";
import { mark } from "../../../src/core/marking/mark.js";
import { seeds } from "../../seeds.js";

const SHEETS = seeds(40, 300);

test.each(LEVELS)("%s: one number in every box of a boundary earns a ninth at most", (level) => {
  const quiz = readQuiz(
    `questions: [{topic: choose-weights, variant: boundary, level: ${level}}]`,
    "quiz.yaml",
  );
  const sheets = Array.from({ length: SHEETS }, (_none, k) => makeSheet(quiz, { id: "001", seed: `b-${k}` }));
  for (let guess = -4.5; guess <= 4.5; guess += 0.5) {
    const marked = sheets.map((sheet) => {
      const boxes = sheet.questions.flatMap(({ answers }) => answers.map(({ id }) => [id, String(guess)]));
      return mark(sheet, Object.fromEntries(boxes));
    });
    const [score = 0, of = 1] = [
      marked.reduce((sum, one) => sum + one.score, 0),
      marked.reduce((sum, one) => sum + one.maxScore, 0),
    ];
    // The 0 or 1 has the least that there is, half a mark of three.
    expect([guess, Math.max(1 / 9, score / of)]).toEqual([guess, 1 / 9]);
  }
});
