import { expect, test } from "@jest/globals";
import { makeSheet } from "../../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../../src/author/generator/readQuiz.js";
import { numberAnswers, type Sheet } from "../../../../src/core/sheet/sheet.js";
import { messagesFor } from "../../../../src/core/words/locale.js";
import { contextsOf } from "../../../../src/document/build/questionContext.js";
import { lineText } from "../../../../src/document/write/text/lineText.js";
import { partMarks } from "../../../../src/paper/pages/marking/partMarks.js";

const sheetOf = (questions: string): Sheet =>
  makeSheet(readQuiz(`network: {bias: true}\nquestions: [${questions}]`, "quiz.yaml"), {
    id: "001",
    seed: "parts",
  });

/** The part marks of each number, as text. */
const partsOf = (sheet: Sheet): string[] =>
  contextsOf(sheet, messagesFor(sheet.locale)).flatMap((context) =>
    numberAnswers(context.question.answers).map((answer) =>
      lineText(partMarks(answer, context, sheet.points)),
    ),
  );

test("a number of a tenth of the paper and more has its marks by steps, which add up to them", () => {
  for (const points of [2, 5, 8, 12]) {
    const sheet = sheetOf(`{topic: batch-gradient, level: exam, points: ${points}}`);
    const numbers = sheet.questions.flatMap(({ answers }) => numberAnswers(answers));
    partsOf(sheet).forEach((text, k) => {
      const steps = text.slice(text.indexOf(":") + 1);
      const marks = steps.split(" · ").map((step) => Number(/([\d.]+)$/.exec(step.trim())?.[1]));
      expect(text).not.toBe("");
      expect(marks.reduce((sum, one) => sum + one, 0)).toBeCloseTo(numbers[k]?.points ?? Number.NaN, 12);
      expect(Math.min(...marks)).toBeGreaterThanOrEqual(0.5);
    });
  }
});

test("a number whose steps are asked has none, nor one of little weight", () => {
  expect(
    partsOf(sheetOf("{topic: backprop, level: guided, points: 10}")).filter((one) => one !== ""),
  ).toEqual([]);
  const small = partsOf(
    sheetOf(
      "{topic: batch-gradient, level: exam, points: 2}, {topic: forward-pass, level: guided, points: 38}",
    ),
  );
  expect(small.slice(0, 2)).toEqual(["", ""]);
});
