import { describe, expect, test } from "@jest/globals";
import { makeSheet } from "../../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../../src/author/generator/readQuiz.js";
import { verifyProblems } from "../../../../src/author/generator/verifyProblems.js";
import { GradsheetError } from "../../../../src/core/base/errors.js";
import { mark } from "../../../../src/core/marking/mark.js";
import { numberAnswers, type Question } from "../../../../src/core/sheet/sheet.js";
import { parseSheet } from "../../../../src/core/sheet/sheetFile.js";
import { seeds } from "../../../seeds.js";
import { JUDGED } from "./graphs.js";

const SEEDS = seeds(40, 2000);

const quizOf = (yaml: string, head = "") => readQuiz(`${head}questions:\n  -${yaml}\n`, "quiz.yaml");
const drawn = (yaml: string, id = "001", head = ""): Question => {
  const [question] = makeSheet(quizOf(yaml, head), { id, seed: "own" }).questions;
  if (question === undefined) throw new Error("no question");
  return question;
};

describe.each(JUDGED)("$title", ({ yaml, answers }) => {
  const quiz = quizOf(yaml);

  test(`plain arithmetic finds what ${SEEDS} copies ask, within the bounds that are marked right`, () => {
    for (let k = 1; k <= SEEDS; k++) {
      const sheet = makeSheet(quiz, { id: String(k), seed: "judge" });
      for (const question of sheet.questions) {
        const right = answers((id) => question.givens[id] ?? Number.NaN);
        for (const { quantity, value, lower, upper, display } of numberAnswers(question.answers)) {
          const judged = right[quantity] ?? Number.NaN;
          expect(Math.abs(value - judged)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(judged)));
          expect([lower <= judged, judged <= upper]).toEqual([true, true]);
          expect([lower <= Number(display), Number(display) <= upper]).toEqual([true, true]);
        }
      }
      const key = sheet.questions.flatMap((one) => one.answers.map(({ id, display }) => [id, display]));
      expect(mark(sheet, Object.fromEntries(key)).score).toBe(sheet.points);
    }
  });

  test("keeps what is promised of good problems", () => {
    expect(verifyProblems(quiz, SEEDS, "promises").broken).toEqual([]);
  });

  test("a sheet's file reads as it was made", () => {
    const sheet = makeSheet(quiz, { id: "001", seed: "file" });
    expect(parseSheet(JSON.stringify(sheet), "001.json")).toEqual(sheet);
  });
});

const SWISH = JUDGED[0]?.yaml ?? "";

describe("a swish neuron is marked", () => {
  const sheet = makeSheet(quizOf(SWISH), { id: "001", seed: "own" });
  const answerOf = (quantity: string) => {
    const answer = numberAnswers(sheet.questions.flatMap((one) => one.answers)).find(
      (one) => one.quantity === quantity,
    );
    if (answer === undefined) throw new Error(quantity);
    return answer;
  };
  const verdicts = (given: Record<string, string>) =>
    Object.fromEntries(
      mark(sheet, given).answers.map(({ id, verdict, misconception }) => [id, misconception ?? verdict]),
    );

  test("the named mistake is told from its value, the right one and a student's own", () => {
    const [wrong] = answerOf("da_dz").misconceptions;
    expect(wrong?.id).toBe("own:product rule forgotten");
    expect(verdicts({ "q1.da_dz": wrong?.display ?? "" })["q1.da_dz"]).toBe("own:product rule forgotten");
  });

  test("a wrong z is followed through into a", () => {
    const z = answerOf("z").value + 0.3;
    const a = z / (1 + Math.exp(-z));
    expect(verdicts({ "q1.z": String(z.toFixed(4)), "q1.a": a.toFixed(4) })).toMatchObject({
      "q1.z": "wrong",
      "q1.a": "follow-through",
    });
  });
});

describe("what decides the numbers", () => {
  const givens = (yaml: string, head = "") => drawn(yaml, "007", head).givens;

  test("language, points, words and what stands before do not", () => {
    const before = "  - {text: Why?}\n";
    const plain = givens(SWISH);
    expect(givens(SWISH, "locale: ko\n")).toEqual(plain);
    expect(givens(SWISH.replace("name: swish", "name: swish\n      points: 9"))).toEqual(plain);
    expect(givens(SWISH.replace("A neuron", "Some neuron"))).toEqual(plain);
    const quiz = readQuiz(`questions:\n${before}  -${SWISH}\n`, "quiz.yaml");
    expect(makeSheet(quiz, { id: "007", seed: "own" }).questions[1]?.givens).toEqual(plain);
  });

  test("another name and another series do", () => {
    const plain = givens(SWISH);
    expect(givens(SWISH.replace("name: swish", "name: silu"))).not.toEqual(plain);
    expect(givens(SWISH, "series: second\n")).not.toEqual(plain);
  });
});

describe("asked otherwise", () => {
  test("as a choice, of the right value and what mistakes lead to", () => {
    const { answers, parts } = drawn(SWISH.replace("name: swish", "name: swish\n      as: choice"));
    expect(parts.map(({ id }) => id)).toEqual(["choice"]);
    const [choice] = answers;
    expect(choice?.kind).toBe("choice");
    expect(choice !== undefined && "options" in choice ? choice.options.length : 0).toBe(4);
  });

  test("as blanks of a chain rule", () => {
    const yaml = `
      text: "$C$ by $x$."
      as: blanks
      givens: {x: {from: 0.2, to: 2, decimals: 1}}
      lines: [{y: x^2}, {C: exp(y)}, {dC_dy: exp(y), of: C, by: y}, {dy_dx: 2*x, of: y, by: x}, {dC_dx: dC_dy*dy_dx, of: C, by: x}]
      ask: [dC_dx]`;
    const { answers } = drawn(yaml);
    expect(answers.map(({ kind, quantity }) => `${kind} ${quantity}`)).toEqual([
      "blank dC_dx",
      "blank dC_dx",
      "number dC_dx",
    ]);
  });
});

test.each([
  [
    "a division by 0",
    "{givens: {x: {from: 0.2, to: 2, decimals: 1}}, lines: [{y: x - x}, {a: 1/y}], ask: [a], text: t, name: zero}",
    "questions[0] (zero): none of 400 draws can be asked; 400 times: a divides by 0; wider ranges, more decimals or a weaker requirement would be right",
  ],
  [
    "a requirement that no draw meets",
    '{givens: {x: {from: 0.2, to: 2, decimals: 1}}, lines: [{a: 3*x}], ask: [a], text: t, require: ["a > 6"]}',
    'questions[0] (own): none of 400 draws can be asked; 400 times: "a > 6" does not hold; wider ranges, more decimals or a weaker requirement would be right',
  ],
  [
    "the logarithm of a negative number",
    "{givens: {x: 0.5}, lines: [{a: ln(x - 1)}], ask: [a], text: t}",
    "questions[0] (own): a has no value; other numbers would be right",
  ],
  [
    "a derivative that is none",
    "{givens: {x: {from: 0.2, to: 2, decimals: 1}}, lines: [{a: x^3}, {da_dx: 3*x, of: a, by: x}], ask: [da_dx], text: t}",
    "questions[0] (own): da_dx is no derivative of a by x: at x = ",
  ],
])("%s is said after its draws", (_title, yaml, message) => {
  // The draws are those that say what its answers are worth.
  const read = () => readQuiz(`questions: [${yaml}]`, "quiz.yaml");
  expect(read).toThrow(GradsheetError);
  expect(read).toThrow(message);
});
