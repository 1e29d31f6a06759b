import { describe, expect, test } from "@jest/globals";
import { makeSheet } from "../../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../../src/author/generator/readQuiz.js";
import { readPreset } from "../../../../src/author/quiz/presets.js";
import { evaluateNumber } from "../../../../src/core/graph/evaluate.js";
import { roundNumber } from "../../../../src/core/graph/rounding.js";
import { fromSiblings } from "../../../../src/core/marking/cause/fromSiblings.js";
import { mark } from "../../../../src/core/marking/mark.js";
import { preparedQuestion } from "../../../../src/core/marking/preparedQuestion.js";
import { numberAnswers } from "../../../../src/core/sheet/sheet.js";
import { seeds } from "../../../seeds.js";
import { drawSheet, NETWORKS, workSheet } from "../../../support/students.js";

const { text, file } = readPreset("exam");
const quiz = readQuiz(text, file);

test("∂C/∂w is ∂C/∂b times what goes in; ∂C/∂b of the layer before, by ∂C/∂b of this; the first box by none", () => {
  const sheet = drawSheet(NETWORKS["2-2-1 with biases"], "backprop", "siblings", { level: "exam" });
  const [question] = sheet.questions;
  if (question === undefined) throw new Error("no question");
  const scheme = preparedQuestion(question);
  expect(fromSiblings(scheme, "dC_dw1_1_2")).toEqual(["*", ["dC_db1_1", "x2"]]);
  expect(JSON.stringify(fromSiblings(scheme, "dC_db1_1"))).toContain("dC_db2_1");
  expect(fromSiblings(scheme, "dC_db2_1")).toBeNull();
});

describe("a marker by hand, with the formulas of the marking sheet", () => {
  test("recomputes every box that is followed through from one that shows the slip", () => {
    let followed = 0;
    for (let k = 1; k <= seeds(4, 40); k++) {
      const sheet = makeSheet(quiz, { id: String(k).padStart(3, "0"), seed: "7" });
      for (const question of sheet.questions.filter(({ topic }) => topic === "backprop")) {
        const scheme = preparedQuestion(question);
        const [low = 0, high = 0] = scheme.right("dC_dz2_1") ?? [];
        const slips = { dC_dz2_1: roundNumber(((low + high) / 2) * 1.1, { significant: 4 }) };
        const paper = workSheet(sheet, { slips });
        const verdicts = new Map(mark(sheet, paper).answers.map((one) => [one.id, one]));
        const own = new Map(Object.entries(question.givens));
        for (const id of question.shown)
          own.set(id, (scheme.right(id) ?? [Number.NaN]).reduce((a, b) => a + b) / 2);
        for (const { id, quantity } of numberAnswers(question.answers)) own.set(quantity, Number(paper[id]));
        for (const { id, quantity } of numberAnswers(question.answers)) {
          if (verdicts.get(id)?.verdict !== "follow-through") continue;
          followed++;
          const byHand = evaluateNumber(fromSiblings(scheme, quantity) ?? Number.NaN, own);
          expect(byHand / Number(paper[id])).toBeCloseTo(1, 3);
        }
      }
    }
    expect(followed).toBeGreaterThanOrEqual(8 * seeds(4, 40));
  });
});
