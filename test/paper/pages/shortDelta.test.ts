import { describe, expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { known, nth } from "../../../src/core/base/known.js";
import { mark } from "../../../src/core/marking/mark.js";
import { printedLines } from "../../../src/core/sheet/printedLines.js";
import { keyHtml } from "../../../src/paper/pages/key.js";

const sheetOf = (seed: number, loss: string) =>
  makeSheet(
    readQuiz(
      `series: bce\nnetwork: {layers: [2, 2, 1], loss: ${loss}}\nquestions: [{topic: output-gradient}]`,
      "quiz.yaml",
    ),
    { id: "001", seed: String(seed) },
  );

/** What a lecture's a − y comes to from the printed output, to four figures. */
function shortOf(sheet: ReturnType<typeof sheetOf>): string {
  const question = nth(sheet.questions, 0);
  const output = known(printedLines(question, sheet), "a2_1");
  return (output - known(new Map(Object.entries(question.givens)), "y1")).toPrecision(4);
}

describe("∂C/∂z of a sigmoid output under binary cross-entropy", () => {
  test("a − y of the printed output is right on 100 of 100 sheets", () => {
    const verdicts = Array.from({ length: 100 }, (_none, k) => {
      const sheet = sheetOf(k + 1, "bce");
      const { answers } = mark(sheet, { "q1.dC_dz2_1": shortOf(sheet) });
      return answers.find(({ id }) => id === "q1.dC_dz2_1")?.verdict;
    });
    expect(verdicts.filter((verdict) => verdict === "correct")).toHaveLength(100);
  });
  test("the key works out both factors and says what a − y comes to; of mse it says nothing of it", () => {
    const sheet = sheetOf(7, "bce");
    const text = keyHtml(sheet, "page").replace(/<[^>]*>/g, "");
    expect(text).toContain("Sigmoid and this loss together are shorter, output minus target: ");
    expect(text.replaceAll("−", "-")).toContain(`output minus target: ${shortOf(sheet)}.`);
    expect(keyHtml(sheetOf(7, "mse"), "page").includes("are shorter")).toBe(false);
  });
});
