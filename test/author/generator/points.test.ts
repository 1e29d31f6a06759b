import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { sharePoints } from "../../../src/author/generator/points.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { readPreset } from "../../../src/author/quiz/presets.js";
import type { Question } from "../../../src/core/sheet/sheet.js";
import { TOPICS, type TopicName } from "../../../src/core/topics/index.js";
import { NETWORKS, turnSheet } from "../../support/students.js";

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

describe("points shared by what answers are worth", () => {
  test.each<[points: number, worth: number[], shares: number[]]>([
    [4, [1, 1, 1, 1], [1, 1, 1, 1]],
    [2, [1, 1, 1, 1], [0.5, 0.5, 0.5, 0.5]],
    [6, [1, 1, 1, 3], [1, 1, 1, 3]],
    [12.5, [...Array(11).fill(1), 0.25, 0.25, 0.25], [...Array(11).fill(1), 0.5, 0.5, 0.5]],
    [4, [1, 1, 1], [1.25, 1.25, 1.5]], // no way is equal
  ])("%d over %j", (points, worth, shares) => {
    expect(sharePoints(points, worth)).toEqual(shares);
  });

  test("they add up, and equal worth gets equal marks wherever quarters, tenths or twentieths allow it", () => {
    const worths = fc.array(fc.constantFrom(0.25, 1, 1.5, 2, 4), { minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(fc.integer({ min: 12, max: 120 }), worths, (quarters, worth) => {
        const points = quarters / 4;
        const shares = sharePoints(points, worth);
        expect(sum(shares)).toBeCloseTo(points, 9);
        expect(Math.min(...shares)).toBeGreaterThan(0);
        const kinds = new Map<number, Set<number>>();
        for (const [k, one] of worth.entries())
          kinds.set(one, (kinds.get(one) ?? new Set<number>()).add(shares[k] ?? 0));
        const isEqual = [...kinds.values()].every((marks) => marks.size === 1);
        // Where all are alike and the points do not go evenly, nothing else adds up.
        if (!isEqual) expect((points * 20) % worth.length === 0 && kinds.size === 1).toBe(false);
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});

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
    expect(points["dC_db2_1"]).toBe(0.25);
    expect(points["dC_dz2_1"]).toBe(1);
  });

  test("softmax with cross-entropy: ∂C/∂z is a copy of the output where the target is 0", () => {
    const question = questionOf(
      "network: {layers: [2, 3], activation: softmax, loss: cross-entropy}\nquestions: [{topic: softmax-cross-entropy}]",
    );
    const points = pointsOf(question);
    const asOne = ["y1", "y2", "y3"].map((id) => question.givens[id]);
    expect([1, 2, 3].map((j) => points[`dC_dz1_${j}`])).toEqual(asOne.map((y) => (y === 1 ? 1 : 0.25)));
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

  test("in the presets, equal work gets equal marks, in quarters but for 1 question of 20", () => {
    let questions = 0;
    const odd: string[] = [];
    for (const preset of ["basics", "exam", "backprop", "softmax", "optimizers", "chain-rule"]) {
      const { text, file } = readPreset(preset);
      const quiz = readQuiz(text, file);
      for (let seed = 0; seed < 4; seed++) {
        for (const { topic, answers } of makeSheet(quiz, { id: "001", seed: `${seed}` }).questions) {
          questions++;
          if (answers.some(({ points }) => (points * 4) % 1 !== 0)) odd.push(`${preset} ${topic}`);
        }
      }
    }
    expect({ odd, few: odd.length <= questions / 20 }).toEqual({ odd, few: true });
  });

  test.each(Object.keys(TOPICS) as TopicName[])("%s: the answers' points are the question's", (topic) => {
    for (const level of ["standard", "exam"] as const) {
      const [question] = turnSheet(topic, "points", 1, level).questions;
      expect(sum(question?.answers.map(({ points }) => points) ?? [])).toBeCloseTo(question?.points ?? 0, 9);
    }
  });
});
