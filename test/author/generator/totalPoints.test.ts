import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { apportion } from "../../../src/author/generator/apportion.js";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { notesOn } from "../../../src/author/generator/notes.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { readPreset } from "../../../src/author/quiz/presets.js";
import { GradsheetError } from "../../../src/core/base/errors.js";
import { minutesFor } from "../../../src/core/sheet/work.js";

const pointsIn = (text: string): number[] =>
  readQuiz(text, "quiz.yaml").questions.flatMap(({ count, points }) => Array(count).fill(points));
const refusal = (text: string): string => {
  try {
    readQuiz(text, "quiz.yaml");
  } catch (error) {
    if (error instanceof GradsheetError) return error.message.split("\n")[0] ?? "";
    throw error;
  }
  return "accepted";
};
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

describe("apportion", () => {
  test("10 units by weights 1, 2, 2: 2, 4, 4", () => {
    const sharers = [1, 2, 2].map((weight) => ({ count: 1, weight, least: 1 }));
    expect(apportion(10, sharers)).toEqual([2, 4, 4]);
  });
  test("3 alike cannot share 50; 3 alike and one more can: 12 each and 14", () => {
    const alike = { count: 3, weight: 1, least: 1 };
    expect(apportion(50, [alike])).toBeNull();
    expect(apportion(50, [alike, { ...alike, count: 1 }])).toEqual([12, 14]);
  });
  test("the sum is exact, each gets the least or more, and who weighs more never gets less", () => {
    const sharer = fc.record({ weight: fc.integer({ min: 1, max: 40 }) });
    fc.assert(
      fc.property(
        fc.integer({ min: 60, max: 200 }),
        fc.array(sharer, { minLength: 1, maxLength: 12 }),
        (total, list) => {
          const shares = apportion(
            total,
            list.map((one) => ({ ...one, count: 1, least: 1 })),
          );
          expect(sum(shares ?? [])).toBe(total);
          const byWeight = list.map((one, k) => [one.weight, shares?.[k] ?? 0] as const);
          for (const [weight, share] of byWeight) {
            expect(share).toBeGreaterThanOrEqual(1);
            for (const [other, less] of byWeight) if (other < weight) expect(less).toBeLessThanOrEqual(share);
          }
        },
      ),
      { seed: 7, numRuns: 60 },
    );
  });
});

describe("a quiz's total", () => {
  const { text, file } = readPreset("exam");
  const exam = readQuiz(text, file);

  test("the preset exam has 60 minutes and 50 points, more of them where there is more work", () => {
    expect(exam.minutes).toBe(60);
    const sheet = makeSheet(exam, { id: "001", seed: "1" });
    expect(sheet.points).toBe(50);
    for (const { points, answers } of sheet.questions) {
      expect(sum(answers.map((answer) => answer.points))).toBeCloseTo(points, 9);
      for (const answer of answers) expect(answer.points % 0.25).toBe(0);
    }
    const byWork = [...sheet.questions].sort((a, b) => minutesFor(a) - minutesFor(b));
    expect(byWork[0]?.points).toBeLessThan(byWork.at(-1)?.points ?? 0);
  });
  test("every copy has the same points for the same question, in either language", () => {
    const points = (id: string, quiz = exam) =>
      makeSheet(quiz, { id, seed: "9" }).questions.map((q) => q.points);
    expect(points("002")).toEqual(points("001"));
    expect(points("001", readQuiz(text, file, { locale: "ko" }))).toEqual(points("001"));
  });
  test("questions with points of their own keep them, and the others share the rest", () => {
    const points = pointsIn(
      "points: 20\nquestions: [{topic: loss, points: 4.5}, {topic: loss, count: 2}, {topic: backprop}]",
    );
    expect([points[0], sum(points)]).toEqual([4.5, 20]);
    expect(points[1]).toBe(points[2]);
    expect(points[3]).toBeGreaterThan(points[1] ?? 0);
  });
  test("three questions alike share 50 as near as whole points can", () => {
    const points = pointsIn("points: 50\nquestions: [{topic: loss, count: 3}]");
    expect([...points].sort()).toEqual([16, 17, 17]);
  });
  test("a note says that the time is far from the estimate; of the preset exam there is none", () => {
    const loss = "series: homework\nminutes: 60\nquestions: [{topic: loss}]";
    expect(notesOn(exam)).toEqual([]);
    expect(notesOn(readQuiz(loss, "quiz.yaml"))).toEqual([
      "minutes: 60 allowed, but the questions are estimated at 3; more questions or less time would be near",
    ]);
  });
  test("the preset exam asks 30 numbers at most, and leaves a student ten of its minutes to read and check", () => {
    const sheets = ["1", "2", "3"].map((seed) => makeSheet(exam, { id: "001", seed }));
    const numbers = sheets.map(({ questions }) => sum(questions.map(({ answers }) => answers.length)));
    const minutes = sheets.map(({ questions }) => sum(questions.map(minutesFor)));
    expect(Math.max(...numbers)).toBeLessThanOrEqual(30);
    expect(Math.min(...numbers)).toBeGreaterThan(20);
    expect(Math.max(...minutes)).toBeLessThanOrEqual(55);
    expect(Math.min(...minutes)).toBeGreaterThan(40);
  });
  test("a third of the marks of the preset exam are for understanding", () => {
    const topics = new Set([
      "what-happens",
      "true-false",
      "derive",
      "shapes",
      "find-the-bug",
      "choose-weights",
    ]);
    for (const seed of ["1", "2", "3"]) {
      const { points, questions } = makeSheet(exam, { id: "001", seed });
      const own = questions.filter(({ topic }) => topics.has(topic)).map((one) => one.points);
      expect(sum(own) / points).toBeGreaterThanOrEqual(1 / 3);
    }
  });
  test("a student writes one output into a cross-entropy whose other targets are 0: the others are no work", () => {
    const quiz = (targets: string) =>
      readQuiz(
        `questions:
  - topic: softmax-cross-entropy
    level: exam
    network:
      inputs: [0.5, 0.3]
      targets: ${targets}
      layers: [{ weights: [[0.1, 0.2], [0.3, -0.4], [0.5, 0.6]], activation: softmax }]
      loss: cross-entropy`,
        "quiz.yaml",
      );
    const minutes = ["[0, 1, 0]", "[0.2, 0.5, 0.3]"].map((targets) =>
      sum(makeSheet(quiz(targets), { id: "1", seed: "1" }).questions.map(minutesFor)),
    );
    expect(minutes[0]).toBeLessThan((minutes[1] ?? 0) - 1);
  });
  test("a note says that a quiz without a series may share its networks with another", () => {
    expect(notesOn(readQuiz("questions: [{topic: loss}]", "quiz.yaml"))).toEqual([
      expect.stringMatching(/^series: the quiz names none/),
    ]);
    expect(notesOn(readQuiz("series: week 3\nquestions: [{topic: loss}]", "quiz.yaml"))).toEqual([]);
  });
});

describe("refused, with the lines that contradict each other:", () => {
  test.each([
    [
      "points: 50\nquestions:\n  - {topic: loss, points: 20}\n  - topic: backprop\n    count: 2\n    points: 20",
      "error[WRONG_VALUE] quiz.yaml:1:9 points: 50 in all, and the questions' own points add up to 60 (20 on line 3, 2 × 20 on line 6); 60 would be right",
    ],
    [
      "points: 10\nquestions:\n  - {topic: loss, points: 10}\n  - topic: backprop",
      "error[WRONG_VALUE] quiz.yaml:1:9 points: 10 in all, and the questions' own points add up to 10 (10 on line 3); nothing is left for the questions on line 4",
    ],
    [
      "points: 10\nquestions:\n  - {topic: loss, points: 0.25}\n  - topic: backprop",
      "error[WRONG_VALUE] quiz.yaml:1:9 points: 10 in all, and the questions' own points add up to 0.25 (0.25 on line 3); 9.75 cannot be shared in whole or half points",
    ],
    [
      "points: 1\nquestions: [{topic: backprop}]",
      "error[WRONG_VALUE] quiz.yaml:1:9 points: 1 for 11 answers is less than a quarter of a point each; 3 or more would be right",
    ],
    [
      "questions: [{topic: backprop, points: 1}]",
      "error[WRONG_VALUE] quiz.yaml:1:39 questions[0].points: backprop: 1 for 11 answers is less than a quarter of a point each; 2.75 or more would be right",
    ],
    [
      "questions: [{topic: loss, points: 0.3}]",
      "error[WRONG_VALUE] quiz.yaml:1:35 questions[0].points: points are whole, halves or quarters",
    ],
    [
      "questions:\n  - {topic: loss, count: 40}\n  - {topic: backprop, count: 21}",
      "error[TOO_LARGE] quiz.yaml:2:3 questions: 61 questions in all (40 on line 2, 21 on line 3); at most 60",
    ],
    [
      "network: {inputs: [0.5], targets: [1], layers: [{weights: [[0.3]], activation: sigmoid}], loss: mse}\nquestions: [{topic: loss, count: 2}]",
      "error[SHAPE] quiz.yaml:2:34 questions[0].count: loss: a network of fixed numbers gives fewer than 2 different questions; a smaller count or a drawn network would be right",
    ],
  ])("%j", (quiz, message) => {
    expect(refusal(quiz)).toBe(message);
  });
});
