import { expect, test } from "@jest/globals";
import { shippedDigits } from "../../src/digits/shipped.js";
import { makeSheet } from "../../src/generator/makeSheet.js";
import { readQuiz } from "../../src/generator/readQuiz.js";
import { numberAnswers } from "../../src/sheet/sheet.js";

const quiz = readQuiz("questions: [{topic: digit}, {topic: digit, level: exam}]", "quiz.yaml");
const sheets = Array.from({ length: 30 }, (_none, k) => makeSheet(quiz, { id: "001", seed: String(k) }));
const questions = sheets.flatMap((sheet) => sheet.questions);

test("a question shows one of the shipped digits and asks for the class, the loss, deltas and gradients", () => {
  for (const { picture, answers, shown, parts } of questions) {
    expect(shippedDigits().digits.map(({ index }) => index)).toContain(picture?.index);
    expect(shown).toEqual(["x1", ...Array.from({ length: 10 }, (_none, j) => `a1_${j + 1}`)]);
    expect(parts.map(({ id }) => id)).toEqual([
      "digit-class",
      "digit-loss",
      "digit-deltas",
      "digit-gradients",
    ]);
    expect(answers[1]?.quantity).toBe("C");
    expect(answers[2]?.quantity).toBe(`dC_dz1_${(picture?.label ?? 0) + 1}`);
  }
});

test("worked from the printed outputs: C = −ln ŷ, δ = ŷ − y, dC/dw = δ a, all within the bounds", () => {
  for (const { picture, answers, definitions, givens } of questions) {
    const [, loss, right] = numberAnswers(answers);
    const digit = shippedDigits().digits.find(({ index }) => index === picture?.index);
    const printed = Number((digit?.outputs[picture?.label ?? 0] ?? 0).toFixed(4));
    expect(definitions.length).toBeGreaterThan(0);
    const near = ({ lower, upper }: { lower: number; upper: number }, x: number) => {
      expect(x).toBeGreaterThan(lower - 2e-4 * Math.max(1, Math.abs(x)));
      expect(x).toBeLessThan(upper + 2e-4 * Math.max(1, Math.abs(x)));
    };
    if (loss !== undefined && printed > 0.05) near(loss, -Math.log(printed));
    if (right !== undefined) near(right, printed - 1);
    const gradient = numberAnswers(answers).find(({ quantity }) => quantity.startsWith("dC_dw1_"));
    if (gradient !== undefined) near(gradient, (printed - 1) * (givens["x1"] ?? 0));
  }
});

test("the class is the place of the largest printed output, a whole number without leeway", () => {
  for (const { id, picture, answers } of questions) {
    const outputs = shippedDigits().digits.find(({ index }) => index === picture?.index)?.outputs ?? [];
    const value = outputs.indexOf(Math.max(...outputs));
    expect(answers[0]).toMatchObject({
      id: `${id}.predicted`,
      kind: "number",
      value,
      lower: value,
      upper: value,
      display: String(value),
      misconceptions: [{ id: "counted-from-one", value: value + 1, told: true }],
    });
  }
});

test("the same seed gives the same digit, and thirty seeds at least fifteen", () => {
  expect(makeSheet(quiz, { id: "001", seed: "7" })).toEqual(sheets[7]);
  expect(new Set(questions.map(({ picture }) => picture?.index)).size).toBeGreaterThanOrEqual(15);
});

test("a network beside the topic is refused, with its place", () => {
  const text = "questions:\n  - topic: digit\n    network: {layers: [2, 2]}\n";
  expect(() => readQuiz(text, "quiz.yaml")).toThrow(
    /^error\[WRONG_VALUE\] quiz\.yaml:3:5 questions\[0\]\.network: the topic digit brings its own numbers/,
  );
});
