import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { sharePoints } from "../../../src/author/generator/points.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { presetNames, readPreset } from "../../../src/author/quiz/presets.js";
import type { Quiz } from "../../../src/author/quiz/quiz.js";
import type { Question } from "../../../src/core/sheet/sheet.js";
import { TOPICS, type TopicName } from "../../../src/core/topics/index.js";
import { seeds } from "../../seeds.js";
import { NETWORKS, turnSheet } from "../../support/students.js";

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

describe("points shared by what answers are worth", () => {
  test.each<[points: number, worth: number[], shares: number[]]>([
    [4, [1, 1, 1, 1], [1, 1, 1, 1]],
    [2, [1, 1, 1, 1], [0.5, 0.5, 0.5, 0.5]],
    [6, [1, 1, 1, 3], [1, 1, 1, 3]],
    [12.5, [...Array(11).fill(1), 0.25, 0.25, 0.25], [...Array(11).fill(1), 0.5, 0.5, 0.5]],
    [4, [1, 1, 1], [1, 1.5, 1.5]], // no way is equal
    [5, [1, 1, 1, 1], [1, 1, 1.5, 1.5]],
    [4.25, [1, 1], [2, 2.25]], // whoever asks for quarters gets them
    [1, [1, 1, 1, 1], [0.25, 0.25, 0.25, 0.25]], // and who gives less than half a point each
  ])("%d over %j", (points, worth, shares) => {
    expect(sharePoints(points, worth)).toEqual(shares);
  });

  test("they add up, in whole points and halves; where equal worth gets other marks, no halves are equal", () => {
    const worths = fc.array(fc.constantFrom(0.25, 1, 1.5, 2, 4), { minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(fc.integer({ min: 14, max: 240 }), worths, (halves, worth) => {
        const points = halves / 2;
        const shares = sharePoints(points, worth);
        expect(sum(shares)).toBeCloseTo(points, 9);
        expect(shares.map((share) => (2 * share) % 1)).toEqual(shares.map(() => 0));
        expect(Math.min(...shares)).toBeGreaterThan(0);
        for (const [k, one] of worth.entries())
          for (const [at, other] of worth.entries())
            if (one > other) expect(shares[k]).toBeGreaterThanOrEqual(shares[at] ?? 0);
        const isEqual = worth.every((one, k) => shares[worth.indexOf(one)] === shares[k]);
        if (!isEqual && new Set(worth).size === 1) expect(halves % worth.length).not.toBe(0);
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});

/** The presets and the examples that are quizzes. */
function quizzes(): [name: string, quiz: Quiz][] {
  const folder = "examples";
  const examples = readdirSync(folder).filter((name) => /^(?!network).*\.yaml$/.test(name));
  return [
    ...presetNames().map((name): [string, Quiz] => {
      const { text, file } = readPreset(name);
      return [name, readQuiz(text, file)];
    }),
    ...examples.map((name): [string, Quiz] => [
      name,
      readQuiz(readFileSync(`${folder}/${name}`, "utf8"), name, { folder }),
    ]),
  ];
}

const pointsOf = ({ answers }: Question): Record<string, number> =>
  Object.fromEntries(answers.map(({ id, points }) => [id.replace(/^q\d+\./, ""), points]));

const questionOf = (text: string): Question => {
  const [question] = makeSheet(readQuiz(text, "quiz.yaml"), { id: "001", seed: "work" }).questions;
  if (question === undefined) throw new Error("no question");
  return question;
};

describe("marks follow the work", () => {
  const bias = `network: {${NETWORKS["2-2-1 with biases"]}}\n`;

  test("∂C/∂b is a copy of ∂C/∂z, and worth the least", () => {
    const points = pointsOf(questionOf(`${bias}questions: [{topic: backprop}]`));
    expect(points["dC_db2_1"]).toBe(0.5);
    expect(points["dC_dz2_1"]).toBe(1);
  });

  test("softmax with cross-entropy: which target is 1, is no matter of the marks, though ∂C/∂z of the others is a copy", () => {
    const text =
      "network: {layers: [2, 3], activation: softmax, loss: cross-entropy}\nquestions: [{topic: softmax-cross-entropy, level: LEVEL}]";
    for (const level of ["standard", "exam"]) {
      const quiz = readQuiz(text.replace("LEVEL", level), "quiz.yaml");
      const sheets = Array.from({ length: 12 }, (_none, k) => makeSheet(quiz, { id: `${k}`, seed: "one" }));
      const questions = sheets.flatMap((sheet) => sheet.questions);
      expect(new Set(questions.map(({ givens }) => `${givens["y1"]} ${givens["y2"]}`)).size).toBe(3);
      expect(new Set(questions.map((one) => Object.values(pointsOf(one)).join(" "))).size).toBe(1);
    }
  });

  test("examples of a batch, and the blanks of a product, are worth the same", () => {
    const batch = pointsOf(questionOf(`${bias}questions: [{topic: batch-gradient, points: 7}]`));
    for (const [id, points] of Object.entries(batch))
      if (id.startsWith("e1_")) expect(batch[id.replace("e1_", "e2_")]).toBe(points);
    const blanks = pointsOf(
      questionOf(`${bias}questions: [{topic: hidden-gradient, as: blanks, points: 9}]`),
    );
    const factors = Object.entries(blanks).filter(([id]) => id.startsWith("factor"));
    expect(new Set(factors.map(([, points]) => points)).size).toBe(1);
  });

  test("exam, without points: a whole forward pass is worth more than one mark, and so is a hidden gradient", () => {
    const exam = (topic: string) => questionOf(`${bias}questions: [{topic: ${topic}, level: exam}]`).points;
    expect(exam("forward-pass")).toBeGreaterThanOrEqual(4);
    expect(exam("hidden-gradient")).toBeGreaterThanOrEqual(3);
    expect(exam("training-step")).toBeGreaterThan(exam("forward-pass") + exam("loss"));
  });

  test.each(quizzes())(
    "%s: whole totals, marks whole or halves, and the same on every copy",
    (_name, quiz) => {
      const sheets = Array.from({ length: seeds(4, 40) }, (_none, k) =>
        makeSheet(quiz, { id: `${k}`, seed: "one" }),
      );
      const splits = new Map<string, string>();
      for (const { points, questions } of sheets) {
        expect([points % 1, points]).toEqual([0, sheets[0]?.points]);
        for (const { id, topic, variant, answers } of questions) {
          for (const answer of answers) expect([answer.id, (2 * answer.points) % 1]).toEqual([answer.id, 0]);
          const kind = [id, topic, variant, ...answers.map((answer) => answer.kind)].join(" ");
          const split = answers.map((answer) => answer.points).join(" + ");
          expect([kind, split]).toEqual([kind, splits.get(kind) ?? split]);
          splits.set(kind, split);
        }
      }
    },
  );

  test.each(Object.keys(TOPICS) as TopicName[])("%s: the answers' points are the question's", (topic) => {
    for (const level of ["standard", "exam"] as const) {
      const [question] = turnSheet(topic, "points", 1, level).questions;
      expect(sum(question?.answers.map(({ points }) => points) ?? [])).toBeCloseTo(question?.points ?? 0, 9);
    }
  });
});
