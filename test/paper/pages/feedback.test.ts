import { expect, test } from "@jest/globals";
import { markAndExplain } from "../../../src/core/marking/explain.js";
import { messagesFor } from "../../../src/core/words/locale.js";
import { feedbackHtml } from "../../../src/paper/pages/feedback.js";
import { drawSheet, keyOf } from "../../support/students.js";

const sheet = drawSheet("layers: [2, 2, 1]", "hidden-gradient", "feedback");
const ids = Object.keys(keyOf(sheet));

/** How many answers of a feedback sheet have their working beneath, where so many are wrong or empty. */
function workedOf(answers: Readonly<Record<string, string>>, reveal: boolean): number {
  const marked = markAndExplain(sheet, answers, { t: messagesFor("en") });
  return feedbackHtml(sheet, marked, "page", reveal).split('<tr class="working">').length - 1;
}

test("with reveal, what is wrong or empty has its working beneath, and what is right has none", () => {
  const [first = "", second = ""] = ids;
  const answers = { ...keyOf(sheet), [first]: "99", [second]: "" };
  const marked = markAndExplain(sheet, answers, { t: messagesFor("en") });
  const amiss = marked.answers.filter(({ verdict }) => verdict !== "correct").length;
  expect(amiss).toBeGreaterThan(1);
  expect(workedOf(answers, true)).toBe(amiss);
  expect(workedOf(keyOf(sheet), true)).toBe(0);
});

test("without it nothing is worked out, and no right value stands there", () => {
  const answers = Object.fromEntries(ids.map((id) => [id, "99"]));
  expect(workedOf(answers, false)).toBe(0);
});
