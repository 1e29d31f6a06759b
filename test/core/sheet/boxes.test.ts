import { describe, expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { NOTATIONS } from "../../../src/core/notation/notation.js";
import { boxesOf } from "../../../src/core/sheet/boxes.js";
import { notationOfQuestion } from "../../../src/core/sheet/questionNotation.js";
import { messagesFor } from "../../../src/core/words/locale.js";
import { typesetterOf } from "../../../src/document/formula/typesetter.js";
import { renderSheet } from "../../../src/paper/pages/documents.js";

const QUIZ = `
questions:
  - {topic: loss, as: choice}
  - {topic: output-gradient, as: blanks}
  - {topic: find-the-mistake}
  - {topic: matrix-form}
  - {topic: backprop, level: guided}
  - {topic: weight-update}
`;

/** The boxes of a worksheet's page: what is printed in front of each, as formula or text, and its number. */
function printedBoxes(html: string): { number: number; name: string }[] {
  const answers = [...html.matchAll(/<div class="answer">(.*?)<\/div>/gs)].map(([, inside = ""]) => inside);
  return answers.flatMap((inside) => {
    const number = /class="no">(\d+)</.exec(inside)?.[1];
    const name = /aria-label="([^"]*)"/.exec(inside)?.[1] ?? inside.replace(/<.*/s, "").trim();
    return number === undefined ? [] : [{ number: Number(number), name }];
  });
}

describe.each(NOTATIONS)("in %s notation", (notation) => {
  const sheet = makeSheet(readQuiz(`notation: ${notation}\n${QUIZ}`, "quiz.yaml"), {
    id: "001",
    seed: "boxes",
  });
  const html = renderSheet(sheet, "worksheet", "page");

  test("a worksheet's boxes are numbered from 1 in the order in which they stand on the page", () => {
    const numbers = [...html.matchAll(/class="no">(\d+)</g)].map(([, number]) => Number(number));
    const asked = sheet.questions.reduce((sum, { answers }) => sum + answers.length, 0);
    expect(numbers).toEqual(Array.from({ length: asked }, (_none, k) => k + 1));
  });

  test("a box's number is that of the answer whose name is printed beside it", () => {
    const t = messagesFor("en");
    const names = new Map(
      boxesOf(sheet).map(({ number, question, answer }) => {
        const setter = typesetterOf(notationOfQuestion(question, notation), t);
        const label = setter.said(answer.quantity);
        const named = answer.kind === "line" ? t("answer.line") : label;
        return [number, answer.kind === "number" && answer.unnamed === true ? t("answer.value") : named];
      }),
    );
    const printed = printedBoxes(html);
    expect(printed.length).toBeGreaterThan(20);
    for (const { number, name } of printed)
      expect({ number, name }).toEqual({ number, name: names.get(number) });
  });
});
