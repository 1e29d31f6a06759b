import { describe, expect, test } from "@jest/globals";
import { makeSheet } from "../../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../../src/author/generator/readQuiz.js";
import { readPreset } from "../../../../src/author/quiz/presets.js";
import { mark } from "../../../../src/core/marking/mark.js";
import { type MarkingShares, numberAnswers, SHARES, type Sheet } from "../../../../src/core/sheet/sheet.js";
import { messagesFor } from "../../../../src/core/words/locale.js";
import { contextsOf } from "../../../../src/document/build/questionContext.js";
import { lineText } from "../../../../src/document/write/text/lineText.js";
import { acceptedValues, shortNumber } from "../../../../src/paper/pages/marking/acceptedValue.js";
import { followThrough } from "../../../../src/paper/pages/marking/followThrough.js";
import { likelyWrong } from "../../../../src/paper/pages/marking/likelyWrong.js";
import { markingView } from "../../../../src/paper/pages/marking/markingSheet.js";

const sheetOf = (preset: string, seed: string): Sheet =>
  makeSheet(readQuiz(readPreset(preset).text, `${preset}.yaml`), { id: "001", seed });
const numbersOf = ({ questions }: Sheet) => questions.flatMap(({ answers }) => numberAnswers(answers));

describe("what is accepted, in the digits that a student writes", () => {
  test.each([
    [1.8221, 1.82212, "1.8221", ["1.8221", "1.8221"]],
    [0.63165, 0.63195, "0.6318", ["0.6317", "0.6319"]],
    [-0.030092, -0.030018, "-0.03003", ["-0.03009", "-0.03002"]],
    [0.00001234, 0.00001236, "1.235e-5", ["1.234e-5", "1.236e-5"]],
    [42, 42, "42", ["42", "42"]],
    // Narrower than a digit: the key's own.
    [0.50001, 0.50004, "0.5000", ["0.5000", "0.5000"]],
  ])("from %p to %p, %s in the key: %p", (lower, upper, display, written) => {
    expect(acceptedValues({ lower, upper, display }).map(Number)).toEqual(written.map(Number));
  });

  test("small numbers as powers of ten, with the same digits", () => {
    expect(["-0.0000079210", "0.0123", "0.0010", "0"].map(shortNumber)).toEqual([
      "-7.9210e-6",
      "0.0123",
      "0.0010",
      "0",
    ]);
  });
});

test.each(["exam", "full", "lecture"])(
  "%s: mark agrees with all that a marking sheet accepts and refuses",
  (preset) => {
    for (const seed of ["m1"]) {
      const sheet = sheetOf(preset, seed);
      const judge = (pick: (values: readonly [string, string]) => string) =>
        mark(
          sheet,
          Object.fromEntries(numbersOf(sheet).map((answer) => [answer.id, pick(acceptedValues(answer))])),
        );
      for (const place of [0, 1]) {
        const { answers } = judge((values) => values[place] ?? "");
        const numbers = answers.filter(({ verdict }) => verdict !== "blank");
        expect(numbers.filter(({ verdict }) => verdict !== "correct").map(({ id }) => id)).toEqual([]);
      }
      for (const answer of numbersOf(sheet)) {
        const wrong = likelyWrong(answer);
        expect(wrong.length).toBeLessThanOrEqual(3);
        expect(wrong.map(({ value }) => value)).toEqual(
          wrong.map(({ value }) => value).sort((a, b) => a - b),
        );
        for (const { display } of wrong) {
          const [marked] = mark(sheet, { [answer.id]: display }).answers.filter(({ id }) => id === answer.id);
          expect([answer.id, display, marked?.verdict]).not.toEqual([answer.id, display, "correct"]);
        }
      }
    }
  },
);

test("a line follows from the answers before it, numbers put in: z₃ = h₁ × 0.55 + h₂ × 0.45", () => {
  const sheet = sheetOf("lecture", "1");
  const [context] = contextsOf(sheet, messagesFor(sheet.locale));
  if (context === undefined) throw new Error("no question");
  const said = (quantity: string): string => {
    const [answer] = numberAnswers(context.question.answers).filter((one) => one.quantity === quantity);
    if (answer === undefined) throw new Error(`${quantity} is not asked`);
    return lineText(followThrough(answer, context));
  };
  expect(said("z2_1")).toMatch(/^equals 0\.\d+ times h 1 plus 0\.\d+ times h 2$/);
  expect(said("z1_1")).toBe("");
  expect(said("dC_dw2_1_1")).toMatch(/times h 1$/);
});

test.each([
  ["basics", true],
  ["exam", true],
  ["understanding", false],
])("%s: a head for the student's own values stands over them, and over nothing else", (preset, has) => {
  const sheet = sheetOf(preset, "m1");
  const t = messagesFor("en");
  const { hasOwn, tables } = markingView(sheet, contextsOf(sheet, t), t);
  const own = tables.flatMap(({ rows }) => rows.flatMap((row) => (row.own === null ? [] : [row.own])));
  expect([hasOwn, own.length > 0]).toEqual([has, has]);
});

test("one value behind several boxes: the exam says that it is charged once, with what share, unless a scheme marks each alone", () => {
  const t = messagesFor("en");
  const sheet = sheetOf("exam", "m1");
  const sharesOf = (marking?: MarkingShares): string => {
    const marked = marking === undefined ? sheet : { ...sheet, marking };
    return markingView(marked, contextsOf(marked, t), t).shares;
  };
  expect(sharesOf()).toContain("at most 20 % of their marks");
  expect(sharesOf({ ...SHARES, inferred: 0.25 })).toContain("25 % of their marks");
  expect(sharesOf({ ...SHARES, inferred: false })).not.toContain("behind boxes");
  const basics = sheetOf("basics", "m1");
  expect(markingView(basics, contextsOf(basics, t), t).shares).not.toContain("behind boxes");
});
