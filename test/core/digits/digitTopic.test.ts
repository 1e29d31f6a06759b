import { expect, jest, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { numbersHash } from "../../../src/classroom/set/folder/manifest.js";
import type { DigitPicture } from "../../../src/core/digits/digitFile.js";
import type { ShippedDigit } from "../../../src/core/digits/openDigits.js";
import { shippedDigits } from "../../../src/core/digits/shipped.js";
import { numberAnswers } from "../../../src/core/sheet/sheet.js";
import { renderSheet } from "../../../src/paper/pages/documents.js";
import { seeds } from "../../seeds.js";

jest.setTimeout(60_000);

const CLASS = seeds(150, 500);
const quiz = readQuiz("questions: [{topic: digit}, {topic: digit, level: exam}]", "quiz.yaml");
const sheets = Array.from({ length: 30 }, (_none, k) => makeSheet(quiz, { id: "001", seed: String(k) }));
const questions = sheets.flatMap((sheet) => sheet.questions);

const shipped = shippedDigits();
const byPlace = new Map(
  Array.from({ length: shipped.count }, (_none, k) => shipped.digit(k)).map((digit) => [
    `${digit.set} ${digit.index}`,
    digit,
  ]),
);
function digitOf(picture: DigitPicture | undefined): ShippedDigit {
  const digit = byPlace.get(`${picture?.set} ${picture?.index}`);
  if (digit === undefined) throw new Error("the question shows no shipped digit");
  return digit;
}

test("a question shows one of the shipped digits and asks for the class, the loss, deltas and gradients", () => {
  for (const { picture, answers, shown, parts, stated } of questions) {
    const { label, levels } = digitOf(picture);
    expect(picture?.label).toBe(label);
    expect(picture?.pixels).toBe(Buffer.from(levels).toString("hex").replaceAll(/0(.)/g, "$1"));
    expect(shown).toEqual(["x1", "x2", "x3", ...Array.from({ length: 10 }, (_none, j) => `a1_${j + 1}`)]);
    expect(parts.map(({ id }) => id)).toEqual([
      "digit-class",
      "digit-loss",
      "digit-deltas",
      "digit-gradients",
    ]);
    expect(answers[1]?.quantity).toBe("C");
    expect(answers[2]?.quantity).toBe(`dC_dz1_${label + 1}`);
    expect(stated?.[0]).toBe(`z1_${label + 1}`);
  }
});

test("worked from the printed outputs: C = −ln ŷ, δ = ŷ − y, dC/dw = δ times what enters, all within the bounds", () => {
  for (const { picture, answers, definitions, givens } of questions) {
    const [, loss, right] = numberAnswers(answers);
    const digit = digitOf(picture);
    const printed = (j: number) => Number((digit.outputs[j] ?? Number.NaN).toFixed(4));
    expect(definitions.length).toBeGreaterThan(0);
    const near = ({ lower, upper }: { lower: number; upper: number }, x: number) => {
      expect(x).toBeGreaterThan(lower - 2e-4 * Math.max(1, Math.abs(x)));
      expect(x).toBeLessThan(upper + 2e-4 * Math.max(1, Math.abs(x)));
    };
    if (loss !== undefined) near(loss, -Math.log(printed(digit.label)));
    if (right !== undefined) near(right, printed(digit.label) - 1);
    const gradients = numberAnswers(answers).filter(({ quantity }) => quantity.startsWith("dC_dw1_"));
    expect(gradients.length).toBe(2);
    const inputs = gradients.map((gradient) => {
      const [, j, i] = /^dC_dw1_(\d+)_(\d)$/.exec(gradient.quantity) ?? [];
      const place = Number(j) - 1;
      near(gradient, (printed(place) - (place === digit.label ? 1 : 0)) * (givens[`x${i}`] ?? Number.NaN));
      return i;
    });
    expect(new Set(inputs).size).toBe(2);
  }
});

test("the class is the place of the largest printed output, a whole number without leeway", () => {
  for (const { id, picture, answers } of questions) {
    const { outputs } = digitOf(picture);
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

test("the same seed gives the same digit, and sixty questions at least fifty", () => {
  expect(makeSheet(quiz, { id: "001", seed: "7" })).toEqual(sheets[7]);
  expect(
    new Set(questions.map(({ picture }) => `${picture?.set} ${picture?.index}`)).size,
  ).toBeGreaterThanOrEqual(50);
});

test(`a class of ${CLASS} has ${CLASS} different sheets of one digit question, in less than 1.5 draws a copy`, () => {
  const one = readQuiz("questions: [{topic: digit}]", "quiz.yaml");
  const copies = Array.from({ length: CLASS }, (_none, k) =>
    makeSheet(one, { id: String(k + 1).padStart(3, "0"), seed: "class" }),
  );
  expect(new Set(copies.map(numbersHash)).size).toBe(CLASS);
  const draws = copies.flatMap((sheet) => sheet.questions.map(({ attempt }) => attempt));
  expect(draws.reduce((sum, attempt) => sum + attempt, 0) / CLASS).toBeLessThan(1.5);
});

test.each(["test", "training"] as const)("a page says that its digit is a %s image", (set) => {
  const sheet = sheets.find(({ questions: [first] }) => first?.picture?.set === set);
  if (sheet === undefined) throw new Error(`no question about a ${set} image`);
  const [first] = renderSheet(sheet, "worksheet", "page").match(/A (?:test|training) image of MNIST/) ?? [];
  expect(first).toBe(`A ${set} image of MNIST`);
});

test("a network beside the topic is refused, with its place", () => {
  const text = "questions:\n  - topic: digit\n    network: {layers: [2, 2]}\n";
  expect(() => readQuiz(text, "quiz.yaml")).toThrow(
    /^error\[WRONG_VALUE\] quiz\.yaml:3:5 questions\[0\]\.network: the topic digit brings its own numbers/,
  );
});
