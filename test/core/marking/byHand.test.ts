import { describe, expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { markByScheme, withScheme } from "../../../src/classroom/answers/markByScheme.js";
import { tallyClass } from "../../../src/core/marking/classTally.js";
import { markAndExplain } from "../../../src/core/marking/explain.js";
import { readOptions } from "../../../src/core/marking/judgeSeveral.js";
import { mark, unknownAnswers } from "../../../src/core/marking/mark.js";
import { recheck } from "../../../src/core/marking/recheck.js";
import { parseScheme } from "../../../src/core/scheme/parseScheme.js";
import type { SheetRules } from "../../../src/core/scheme/rulesFor.js";
import { answerFinder } from "../../../src/core/sheet/findAnswer.js";
import { messagesFor } from "../../../src/core/words/locale.js";
import { blankWords } from "../../../src/document/build/blankWords.js";

const QUIZ = `
questions:
  - {text: Why?, points: 4, room: 3}
  - text: Which?
    points: 3
    reason: 2
    keepOrder: true
    options: [{text: a, why: a is not bounded}, {text: b, right: true}]
    scheme: [{points: 2, for: the bound}]
  - text: Which are?
    points: 2
    keepOrder: true
    options: [{text: a, right: true}, {text: b, why: b is odd}, {text: c, right: true}]
`;
const sheet = makeSheet(readQuiz(QUIZ, "quiz.yaml"), { id: "001", seed: "hand" });
const t = messagesFor("en");
const verdicts = (given: Record<string, string>) =>
  Object.fromEntries(
    mark(sheet, given).answers.map(({ id, verdict, points }) => [id, `${verdict} ${points}`]),
  );

test("points: a scheme's marks are the reason's, the rest the choice's", () => {
  expect(sheet.questions.flatMap(({ answers }) => answers.map(({ id, points }) => [id, points]))).toEqual([
    ["q1.text", 4],
    ["q2.choice", 1],
    ["q2.reason", 2],
    ["q3.choice", 2],
  ]);
});

describe("what is written in words waits for somebody to mark it", () => {
  test("its text earns nothing, and says so", () => {
    const marked = mark(sheet, { "q1.text": "4", "q2.choice": "B", "q3.choice": "A C" });
    expect([marked.score, marked.maxScore, marked.unmarked]).toEqual([3, 9, 6]);
    expect(verdicts({ "q1.text": "4" })["q1.text"]).toBe("unmarked 0");
  });

  test("marks stand under its id and .marks", () => {
    const given = { "q1.text": "because", "q1.text.marks": "2.5", "q2.reason.marks": "2" };
    expect(verdicts(given)).toMatchObject({ "q1.text": "marked 2.5", "q2.reason": "marked 2" });
    expect(mark(sheet, given).unmarked).toBeUndefined();
    expect(unknownAnswers(sheet, given)).toEqual([]);
  });

  test.each(["5", "-1", "four", "1e9"])("%s of four are no marks", (marks) => {
    const { answers } = markAndExplain(sheet, { "q1.text.marks": marks }, { t });
    expect(answers[0]).toMatchObject({
      verdict: "unreadable",
      points: 0,
      message: t("unreadable.no-marks", { given: "", most: 4 }),
    });
  });

  test("on a form its box takes the marks; its own id takes the words", () => {
    const find = answerFinder(sheet, [blankWords(t)]);
    expect(find("1")).toEqual({ kind: "one", id: "q1.text.marks" });
    expect(find("1 Answer /4")).toEqual({ kind: "one", id: "q1.text.marks" });
    expect(find("q1.text")).toEqual({ kind: "one", id: "q1.text" });
    expect(find("3 Reason /2")).toEqual({ kind: "one", id: "q2.reason.marks" });
  });

  test("a scheme that overrules it marks it too", () => {
    const { scheme } = parseScheme(
      "overrule: [{sheet: '001', answer: q1.text, points: 3, why: half a reason}]",
      "scheme.yaml",
    );
    const rules: SheetRules = {
      points: new Map(),
      voids: new Map(),
      accepts: new Map(),
      overrules: new Map(scheme.overrules.map(({ name, says }) => [name, says])),
    };
    const marked = markByScheme(withScheme(sheet, scheme, rules), {}, rules);
    expect([marked.score, marked.unmarked]).toEqual([3, 2]);
  });

  test("grades have its marks, or none yet", () => {
    const tally = tallyClass();
    tally.add(sheet, mark(sheet, { "q1.text.marks": "3" }));
    expect(tally.result().grades[0]).toMatchObject({
      score: 3,
      unmarked: 2,
      byHand: { "q1.text": 3, "q2.reason": null },
    });
  });

  test("a sheet's key still passes", () => {
    expect(recheck(sheet)).toEqual([]);
  });
});

describe("a choice of several", () => {
  test.each([
    ["A C", [1, 3]],
    ["ca", [1, 3]],
    ["1, 3", [1, 3]],
    ["①③", [1, 3]],
    ["ㄱ/ㄷ", [1, 3]],
    ["A, A", [1]],
    ["A D", null],
    ["  ", undefined],
  ])("%s", (text, places) => {
    expect(readOptions(text, 3)).toEqual(places);
  });

  test.each([
    ["C A", "correct 2"],
    ["A", "wrong 0"],
    ["A B C", "wrong 0"],
    ["E", "unreadable 0"],
    ["", "blank 0"],
  ])("all that are right, and no other: %s is %s", (text, said) => {
    expect(verdicts({ "q3.choice": text })["q3.choice"]).toBe(said);
  });

  test("what a teacher says of a wrong option is told to who chose it", () => {
    const said = (given: Record<string, string>, id: string) =>
      markAndExplain(sheet, given, { t }).answers.find((one) => one.id === id)?.message;
    expect(said({ "q2.choice": "A" }, "q2.choice")).toBe("a is not bounded");
    expect(said({ "q3.choice": "A B" }, "q3.choice")).toBe(`${t("marked.several")} b is odd`);
  });
});
