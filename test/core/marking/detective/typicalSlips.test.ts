import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { evaluateCone } from "../../../../src/core/graph/cone.js";
import { printedValues } from "../../../../src/core/graph/printed.js";
import { displayNumber } from "../../../../src/core/graph/rounding.js";
import { type ExplainedAnswer, markAndExplain } from "../../../../src/core/marking/explain.js";
import { preparedQuestion } from "../../../../src/core/marking/preparedQuestion.js";
import type { Question, Sheet } from "../../../../src/core/sheet/sheet.js";
import { messagesFor } from "../../../../src/core/words/locale.js";
import { seeds } from "../../../seeds.js";
import { drawSheet, keyOf } from "../../../support/students.js";
import { TYPICAL_SLIPS, type TypicalSlip } from "../../../support/typicalSlips.js";

const t = messagesFor("en");
const DRAWS = seeds(8, 40);

/** A paper that is right but for one slip; null where the slip comes to what is right. */
function paperWith(slip: TypicalSlip, k: number) {
  const prefix = slip.topic === "training-step" ? "ts" : "hg";
  const sheet = drawSheet("layers: [2, 2, 1]", slip.topic, `${prefix}${k}`);
  const [question] = sheet.questions;
  if (question === undefined) throw new Error("no question");
  const { graph, roundingFor } = preparedQuestion(question);
  const printed = printedValues(graph, new Map(Object.entries(question.givens)), question.precision);
  const v = (id: string): number => printed.get(id) ?? Number.NaN;
  const j = question.answers.some(({ quantity }) => quantity === "dC_da1_1") ? 1 : 2;
  const quantity = slip.at.replace("_j", `_${j}`);
  const value = slip.gives(v, j);
  const text = displayNumber(value, roundingFor(quantity));
  return { sheet, question, quantity, value, text, v };
}

/** Whether what is told of a wrong number is what was done: its line, worked out so, gives that number. */
function isSo(
  question: Question,
  one: ExplainedAnswer,
  quantity: string,
  value: number,
  v: (id: string) => number,
) {
  const edit = one.cause?.edit;
  if (edit === undefined) return null;
  const { asked, waysFrom } = preparedQuestion(question);
  const { cone } = waysFrom([...asked.keys()].filter((id) => id !== quantity))(quantity);
  const made = evaluateCone(cone, { get: v }, { [edit.line]: edit.expression });
  return Math.abs(made - value) <= 1e-3 * Math.abs(value);
}

const tell = (sheet: Sheet, quantity: string, text: string): ExplainedAnswer => {
  const id = sheet.questions[0]?.answers.find((answer) => answer.quantity === quantity)?.id ?? "";
  const { answers } = markAndExplain(sheet, { ...keyOf(sheet), [id]: text }, { t });
  const one = answers.find((answer) => answer.id === id);
  if (one === undefined) throw new Error(`no ${quantity}`);
  return one;
};

/** No edit of one line makes it of three wrong things at once. */
const TOO_FAR = ["w + h · error · gradient · η"];

describe("slips that students make on a 2-2-1 network, all earlier values right", () => {
  test("there are 43", () => expect(TYPICAL_SLIPS).toHaveLength(43));

  test.each(TYPICAL_SLIPS.map((slip) => [slip.name, slip] as const))(
    "%s is named, and as what it is",
    (name, slip) => {
      let named = 0;
      let told = 0;
      for (let k = 0; k < DRAWS; k++) {
        const { sheet, question, quantity, value, text, v } = paperWith(slip, k);
        const one = tell(sheet, quantity, text);
        if (one.verdict === "correct" || one.verdict === "imprecise") continue;
        told++;
        if (one.verdict === "misconception") named++;
        else {
          const so = isSo(question, one, quantity, value, v);
          if (so !== null && !TOO_FAR.includes(name))
            expect([k, one.message, so]).toEqual([k, one.message, true]);
          if (so === true) named++;
        }
      }
      // Where a number has two figures alone, nothing is sure.
      if (TOO_FAR.includes(name)) expect(named).toBeLessThan(told / 2);
      else expect(named).toBeGreaterThanOrEqual(0.6 * told);
    },
  );
});

describe("what is said of them", () => {
  const said = (name: string, k: number, locale: "en" | "ko" = "en"): string => {
    const slip = TYPICAL_SLIPS.find((one) => one.name === name);
    if (slip === undefined) throw new Error(name);
    const { sheet, quantity, text } = paperWith(slip, k);
    const { answers } = markAndExplain(
      sheet,
      { ...keyOf(sheet), [`q1.${quantity}`]: text },
      { t: messagesFor(locale) },
    );
    return answers.find(({ id }) => id === `q1.${quantity}`)?.message ?? "";
  };

  test.each([
    ["e^z in σ", "0.4850 = sigmoid(−0.0600). Check the signs."],
    ["first layer's weight", "−0.2334 = −0.2593 × 0.9. Which arrow carries 0.9?"],
    ["∂C/∂a for ∂C/∂z", "−0.4937 = −0.9586 × 0.5150. Does −0.9586 belong there?"],
    ["divided by the slope", "−3.841 = −0.9586 / 0.2496. Is 0.2496 to be multiplied or divided by here?"],
    ["the old loss again", "0.2297 is the value of C. Work this one out anew."],
    [
      "rounded too early",
      "−0.9600 = 2 × (0.52 − 1). 0.5207 was rounded to 0.52 too early: go on with all its digits.",
    ],
  ])("%s: the student's own arithmetic, and what to look at", (name, sentence) => {
    expect(said(name, 3)).toBe(sentence);
  });

  test("docs/marking.md shows one as it is said", () => {
    const slip = TYPICAL_SLIPS.find(({ name }) => name === "first layer's weight") ?? fail();
    const { text } = paperWith(slip, 3);
    const page = readFileSync("docs/marking.md", "utf8");
    expect(page).toContain(`written   ${text}\ntold      ${said(slip.name, 3)}\n`);
  });

  test("in Korean", () => {
    expect(said("first layer's weight", 3, "ko")).toBe(
      "−0.2334 = −0.2593 × 0.9입니다. 0.9 값은 어느 화살표의 가중치인가요?",
    );
  });

  test("a named mistake keeps its name", () => {
    expect(said("slope forgotten at the output", 3)).toContain("common mistake");
  });

  test("a number from nowhere is told nothing of this", () => {
    const { sheet, quantity } = paperWith(TYPICAL_SLIPS[25] ?? fail(), 3);
    const one = tell(sheet, quantity, "-0.3217");
    expect([one.verdict, one.cause]).toEqual(["wrong", undefined]);
    expect(one.message).toContain("All values that go into this one are right.");
  });

  test("`detect: false` says it as before", () => {
    const slip = TYPICAL_SLIPS.find(({ name }) => name === "slope added") ?? fail();
    const { sheet, quantity, text } = paperWith(slip, 3);
    const paper = { ...keyOf(sheet), [`q1.${quantity}`]: text };
    const messages = (detect: boolean) =>
      markAndExplain(sheet, paper, { t, detect }).answers.map(({ message }) => message);
    expect(messages(true).join()).toContain("Is this a sum or a product?");
    expect(messages(false).join()).not.toContain("Is this a sum or a product?");
  });
});

function fail(): never {
  throw new Error("no such slip");
}
