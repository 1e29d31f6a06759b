import { describe, expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { readPreset } from "../../../src/author/quiz/presets.js";
import { allBlankWords } from "../../../src/classroom/answers/blankWords.js";
import { NOTATIONS } from "../../../src/core/notation/notation.js";
import { boxesOf } from "../../../src/core/sheet/boxes.js";
import { answerFinder } from "../../../src/core/sheet/findAnswer.js";
import { printedName } from "../../../src/core/sheet/printedName.js";
import { notationOfQuestion } from "../../../src/core/sheet/questionNotation.js";
import { messagesFor } from "../../../src/core/words/locale.js";
import { blankWords } from "../../../src/document/build/blankWords.js";

const sheetOf = (text: string, notation: string) =>
  makeSheet(readQuiz(`notation: ${notation}\n${text}`, "quiz.yaml"), { id: "001", seed: "names" });

const STEP = "network: {layers: [2, 2, 1]}\nquestions: [{topic: training-step}, {topic: hidden-gradient}]";
const OTHERS =
  "questions: [{topic: find-the-mistake}, {topic: output-gradient, as: blanks}, {topic: matrix-form}]";

describe("a name that stands on the paper leads to its answer", () => {
  const flat = answerFinder(sheetOf(STEP, "flat"), allBlankWords());
  const indexed = answerFinder(sheetOf(STEP, "indexed"), allBlankWords());
  const others = answerFinder(sheetOf(OTHERS, "indexed"), allBlankWords());

  test.each([
    ["q1.w1_1_2_new", "q1.w1_1_2_new"],
    ["q1.w3_new", "q1.w1_1_2_new"],
    ["q1.w₃ new", "q1.w1_1_2_new"],
    ["w₂ new", "q1.w1_2_1_new"],
    ["q1.∂C/∂w3", "q1.dC_dw1_1_2"],
    ["q1 ∂C / ∂w₃", "q1.dC_dw1_1_2"],
    ["q1.dC/dw3", "q1.dC_dw1_1_2"],
    ["문제 1 ∂C/∂w₃", "q1.dC_dw1_1_2"],
    ["문제1. ∂C/∂w３", "q1.dC_dw1_1_2"],
    ["Question 1: \\partial C/\\partial w_{3}", "q1.dC_dw1_1_2"],
    ["o₁ new", "q1.a2_1_new"],
    ["q1.h2", "q1.a1_2"],
    ["q1.σ′(z₃)", "q1.da2_1_dz2_1"],
    ["q1.σ'(z3)", "q1.da2_1_dz2_1"],
    ["1", "q1.z1_1"],
    ["2번", "q1.a1_1"],
    ["17 ∂C/∂w₃", "q1.dC_dw1_1_2"],
    ["17: q1.dC_dw1_1_2", "q1.dC_dw1_1_2"],
  ])("flat: %s", (name, id) => expect(flat(name)).toEqual({ kind: "one", id }));

  test.each([
    ["q1.∂C/∂w₁₂⁽¹⁾", "q1.dC_dw1_1_2"],
    ["q1.∂C/∂w^{(1)}_{12}", "q1.dC_dw1_1_2"],
    ["q1.∂C/∂w1_1_2", "q1.dC_dw1_1_2"],
    ["q1.dC_dw1_1_2", "q1.dC_dw1_1_2"],
    ["w₁₂⁽¹⁾ new", "q1.w1_1_2_new"],
    ["w12(1)new", "q1.w1_1_2_new"],
    ["w^{(1) new}_{12}", "q1.w1_1_2_new"],
    ["a₁⁽²⁾ new", "q1.a2_1_new"],
    ["q1.σ′(z₁⁽²⁾)", "q1.da2_1_dz2_1"],
  ])("indexed: %s", (name, id) => expect(indexed(name)).toEqual({ kind: "one", id }));

  test.each([
    ["Line", "q1.line"],
    ["줄 번호", "q1.line"],
    ["q1.Right value", "q1.value"],
    ["올바른 값", "q1.value"],
    ["W⁽²⁾ᵀ", "q3.shape_WT2"],
    ["q3.δ⁽²⁾", "q3.shape_delta2"],
  ])("without a symbol, or of a matrix: %s", (name, id) => expect(others(name)).toEqual({ kind: "one", id }));

  test("a name at several boxes is told with their numbers, and is one within its question", () => {
    const found = flat("∂C/∂z₃");
    expect(found.kind).toBe("several");
    expect(flat("q2.∂C/∂z₃")).toEqual({ kind: "one", id: "q2.dC_dz2_1" });
  });

  test("a number and a name that are two boxes', and what is no name at all", () => {
    expect(flat("17 ∂C/∂w₄")).toEqual({ kind: "apart", box: 17, id: "q1.dC_dw1_1_2" });
    for (const name of ["999", "q1.w9_new", "q9.z1", "z", "__proto__", "", "constructor"])
      expect({ name, found: flat(name) }).toEqual({ name, found: { kind: "none" } });
  });
});

describe.each(["full", "optimizers", "softmax"])("preset %s", (preset) => {
  test.each(NOTATIONS)(
    "in %s notation every box is found by what stands at it, in both languages",
    (notation) => {
      const text = readPreset(preset).text.replace(/^notation:.*$/m, "");
      const sheet = sheetOf(text, notation);
      const find = answerFinder(sheet, allBlankWords());
      const words = (["en", "ko"] as const).map((locale) => blankWords(messagesFor(locale)));
      for (const { number, question, answer } of boxesOf(sheet)) {
        const own = notationOfQuestion(question, notation);
        const one = { kind: "one", id: answer.id };
        expect(find(String(number))).toEqual(one);
        for (const each of words) {
          const name = printedName(answer, own, each);
          expect({ name, found: find(`${number} ${name}`) }).toEqual({ name, found: one });
          const within = find(`${question.id}.${name}`);
          expect({ name, within }).toEqual({ name, within: within.kind === "several" ? within : one });
        }
      }
    },
  );
});
