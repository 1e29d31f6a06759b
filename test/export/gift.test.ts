import { expect, test } from "@jest/globals";
import { numberAnswers } from "../../src/core/sheet/sheet.js";
import { gift } from "../../src/export/formats/gift.js";
import { fieldsOf } from "../../src/export/item.js";
import { exported, fullSheet, HARD_NAME, held, ownMistakes, probesOf } from "./exported.js";
import { giftNumber, readGift } from "./readGift.js";

const sheet = fullSheet("a");
const answers = held(gift, sheet)
  .items.flatMap(fieldsOf)
  .map(({ answer }) => answer);
const questions = readGift((await exported(gift, [sheet])).join(""));
const numbers = questions.filter(({ numerical }) => numerical);

test("every blank is one question, and every number one with bounds", () => {
  expect(questions).toHaveLength(answers.length);
  expect(numbers).toHaveLength(numberAnswers(answers).length);
});

test("the key comes first, and every number is taken that mark takes, longer ones too, and no other", () => {
  for (const { answer, asked, question } of readInOrder()) {
    expect([answer.id, question.answers[0]?.text.split(":")[0]]).toEqual([answer.id, answer.display]);
    const probes = probesOf(answer, asked);
    expect(
      probes.map(({ text }) => [answer.id, text, giftNumber(question, Number(text))?.share === 100]),
    ).toEqual(probes.map(({ text, right }) => [answer.id, text, right]));
  }
});

test("a wrong method's number has its feedback", () => {
  const told = readInOrder().flatMap(({ answer, question }) =>
    ownMistakes(answer).map((one) => [
      answer.id,
      one.id,
      giftNumber(question, Number(one.display))?.feedback,
    ]),
  );
  expect(told.length).toBeGreaterThan(50);
  expect(told.filter(([, , feedback = ""]) => feedback.length < 20)).toEqual([]);
});

test("a hard name survives but for < and >, which Moodle would strip", () => {
  const name = HARD_NAME.replace("<", "‹").replace(">", "›");
  expect(questions[0]?.category).toBe(`${name}/Question 1 Chain rule`);
});

test("a factor may stand in any blank of its product, a choice has one right option", () => {
  const rights = questions
    .filter(({ numerical, answers: all }) => !numerical && all.some(({ sign }) => sign === "~"))
    .map(({ answers: all }) => all.filter(({ sign }) => sign === "=").length);
  expect([...new Set(rights)].sort()).toEqual([1, 3]);
  expect(rights.filter((count) => count === 3)).toHaveLength(3);
});

/** Number answers beside their questions, in the order of the pages. */
function readInOrder() {
  const fields = held(gift, sheet).items.flatMap(fieldsOf);
  return fields.flatMap(({ answer, asked }, k) => {
    const question = questions[k];
    return answer.kind === "number" && question !== undefined ? [{ answer, asked, question }] : [];
  });
}
