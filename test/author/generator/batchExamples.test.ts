import { expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { known } from "../../../src/core/base/known.js";
import { solveNumbers } from "../../../src/core/graph/compile.js";
import { exampleOf } from "../../../src/core/graph/quantity.js";
import { mark } from "../../../src/core/marking/mark.js";
import { graphOfQuestion, type Question } from "../../../src/core/sheet/sheet.js";
import { seeds } from "../../seeds.js";

const SHEETS = seeds(40, 200);

const sheets = Array.from({ length: SHEETS }, (_none, k) => {
  const network = ["{bias: true}", "{bias: true, examples: 3, reduction: sum}"][k % 2] ?? "";
  const quiz = readQuiz(
    `network: ${network}\nquestions: [{topic: batch-gradient, level: exam}]`,
    "quiz.yaml",
  );
  return makeSheet(quiz, { id: "001", seed: `batch-${k}` });
});

/** Each asked gradient of the batch, with the examples' own. */
const gradientsOf = (question: Question) => {
  const graph = graphOfQuestion(question);
  const values = solveNumbers(graph, new Map(Object.entries(question.givens)));
  return question.answers.map(({ id, quantity }) => ({
    id,
    whole: known(values, quantity),
    alone: [...values].flatMap(([one, value]) =>
      exampleOf(one) !== undefined && one.endsWith(`_${quantity}`) ? [value] : [],
    ),
  }));
};

test("one example alone is never right, and is known by its name", () => {
  for (const sheet of sheets)
    for (const question of sheet.questions)
      for (const { id, alone } of gradientsOf(question)) {
        expect(alone.length).toBeGreaterThan(1);
        const given = mark(sheet, { [id]: String(alone[0]) }).answers.find((one) => one.id === id);
        expect(given).toMatchObject({
          verdict: "misconception",
          misconception: "one-example-only",
          points: 0,
        });
      }
});

test("the examples of a batch pull its gradient both ways, on nearly all sheets", () => {
  const both = sheets.flatMap(({ questions }) =>
    questions.flatMap((question) =>
      gradientsOf(question).map(({ alone }) => new Set(alone.map(Math.sign)).size === 2),
    ),
  );
  expect(both.filter(Boolean).length / both.length).toBeGreaterThan(0.9);
});
