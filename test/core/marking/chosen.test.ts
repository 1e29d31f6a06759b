import { describe, expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { markAndExplain } from "../../../src/core/marking/explain.js";
import { judgeShape, readShape } from "../../../src/core/marking/judgeShape.js";
import { mark } from "../../../src/core/marking/mark.js";
import { readOption } from "../../../src/core/marking/readOption.js";
import type { OptionAnswer, Question, Sheet } from "../../../src/core/sheet/sheet.js";
import { messagesFor } from "../../../src/core/words/locale.js";
import { keyOf } from "../../../src/core/words/messages.js";
import { feedbackHtml } from "../../../src/paper/pages/feedback.js";

const sheetOf = (question: string): Sheet =>
  makeSheet(readQuiz(`network: {bias: true}\nquestions: [${question}]`, "quiz.yaml"), {
    id: "001",
    seed: "chosen",
  });

const optionsIn = (sheet: Sheet): OptionAnswer[] =>
  sheet.questions.flatMap(({ answers }) =>
    answers.flatMap((one) => ("options" in one && one.kind !== "several" ? [one] : [])),
  );

const letter = (place: number): string => "ABCDEFGHIJ".charAt(place - 1);

describe("an option as people write it", () => {
  test.each(["B", "b", "(B)", "B.", "b)", " B ", "2", "②", "2번", "ㄴ", "나", "Ｂ", "２", "⒝"])(
    "%s is the second",
    (text) => {
      expect(readOption(text, 4)).toBe(2);
    },
  );
  test.each(["E", "0", "5", "AB", "-", "?", "⑤", "B or C"])("%s is none of four", (text) => {
    expect(readOption(text, 4)).toBeNull();
  });
  test("a line has a number and no letter", () => {
    expect(readOption("2", 4, true)).toBe(2);
    expect(readOption("B", 4, true)).toBeNull();
  });
  test("nothing is nothing", () => {
    expect(readOption("  ", 4)).toBeUndefined();
  });
});

describe("a shape as people write it", () => {
  test.each(["3×2", "3x2", "3 X 2", "3*2", "(3, 2)", "[3,2]", "3 by 2", "3행 2열", "３×２"])("%s", (text) => {
    expect(readShape(text)).toEqual([3, 2]);
  });
  test.each(["32", "3×", "×2", "3/2", "3×2×1", "three by two", "-3×2"])("%s is none", (text) => {
    expect(readShape(text)).toBeNull();
  });
  test("rows and columns the wrong way round are a mistake with a name", () => {
    const answer = {
      id: "q1.s",
      kind: "shape",
      name: "s",
      quantity: "W1",
      rows: 3,
      columns: 2,
      display: "3×2",
      points: 1,
    } as const;
    expect(judgeShape(answer, "2x3")).toMatchObject({
      verdict: "misconception",
      misconception: "shape-turned",
    });
    expect(judgeShape(answer, "3x3")).toMatchObject({ verdict: "wrong" });
    expect(judgeShape({ ...answer, rows: 2 }, "2x2")).toMatchObject({ verdict: "correct" });
  });
});

describe("a choice", () => {
  const sheet = sheetOf("{topic: hidden-gradient, as: choice, points: 3}");
  const [choice] = optionsIn(sheet);

  test("each wrong option is named as the misconception that leads to it, with its value", () => {
    choice?.options.forEach((option, k) => {
      const { answers } = markAndExplain(sheet, { "q1.choice": letter(k + 1) }, { t: messagesFor("en") });
      if (option.kind !== "value") throw new Error("no value");
      expect(answers[0]).toMatchObject(
        option.misconception === null
          ? { verdict: "correct", points: 3 }
          : { verdict: "misconception", misconception: option.misconception, points: 0 },
      );
      if (option.misconception !== null)
        expect(answers[0]?.message).toContain(option.display.replace("-", "−"));
    });
  });

  test("a letter beyond the last is unreadable and says so", () => {
    const { answers } = markAndExplain(sheet, { "q1.choice": "Q" }, { t: messagesFor("en") });
    expect(answers[0]).toMatchObject({
      verdict: "unreadable",
      message: "“Q” is not one of the options; give the letter of one.",
    });
  });
});

describe("the factors of a product", () => {
  const sheet = sheetOf("{topic: hidden-gradient, as: blanks}");
  const blanks = optionsIn(sheet);
  const rights = blanks.map(({ right }) => letter(right));
  const given = (letters: readonly string[]) =>
    Object.fromEntries(blanks.map(({ id }, k) => [id, letters[k] ?? ""]));
  const verdictsFor = (letters: readonly string[]) =>
    mark(sheet, given(letters))
      .answers.slice(0, blanks.length)
      .map(({ verdict }) => verdict);

  test("are right in any order", () => {
    expect(verdictsFor([...rights].reverse())).toEqual(rights.map(() => "correct"));
  });

  test("count once: the same factor in two blanks is wrong the second time", () => {
    const [first = "", , ...rest] = rights;
    expect(verdictsFor([first, first, ...rest])).toEqual(
      rights.map((_right, k) => (k === 1 ? "wrong" : "correct")),
    );
    const { answers } = markAndExplain(sheet, given([first, first, ...rest]), { t: messagesFor("en") });
    expect(answers[1]?.message).toBe(messagesFor("en")("marked.blank.again"));
  });

  test("count where they earn more, on a sheet whose blanks are not worth the same", () => {
    const [first = "", ...rest] = rights;
    const twice = [first, ...rest.slice(0, -1), first];
    const uneven: Sheet = {
      ...sheet,
      questions: sheet.questions.map((question) => ({
        ...question,
        answers: question.answers.map((answer) =>
          answer.id === blanks.at(-1)?.id ? { ...answer, points: 2 } : answer,
        ),
      })),
    };
    const { answers } = mark(uneven, given(twice));
    expect(answers[0]?.verdict).toBe("wrong");
    expect(answers[blanks.length - 1]).toMatchObject({ verdict: "correct", points: 2 });
  });

  test("a stranger from the bank is wrong", () => {
    const stranger = [...(blanks[0]?.options ?? []).keys()]
      .map((k) => letter(k + 1))
      .find((one) => !rights.includes(one));
    expect(verdictsFor([stranger ?? "", ...rights.slice(1)])[0]).toBe("wrong");
  });
});

test("feedback on a worked solution does not tell which line is wrong", () => {
  const sheet = sheetOf("{topic: find-the-mistake}");
  const [question] = sheet.questions;
  const line = question?.answers.find(({ kind }) => kind === "line");
  const marked = markAndExplain(sheet, { "q1.line": "1", "q1.value": "0.123456" }, { t: messagesFor("en") });
  const text = feedbackHtml(sheet, marked, "page").replace(/<style[\s\S]*?<\/style>/g, "");
  expect(text).toContain("Right value");
  expect(text).not.toContain(messagesFor("en")(keyOf("reason", reasonOf(question, line?.quantity) ?? "")));
});

const reasonOf = (question: Question | undefined, quantity = ""): string =>
  question?.definitions.find(({ id }) => id === quantity)?.reason ?? "";
