import { describe, expect, test } from "@jest/globals";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { presetNames, readPreset } from "../../../src/author/quiz/presets.js";
import { rehearse } from "../../../src/author/rehearse/rehearse.js";
import { correlation, spread } from "../../../src/author/rehearse/statistics.js";
import { seeds } from "../../seeds.js";

const quizOf = (questions: string) => readQuiz(`questions: [${questions}]`, "quiz.yaml");
const flagsOf = (questions: string, copies = 6) =>
  rehearse(quizOf(questions), copies, "a").flags.map(({ flag, question }) => `${question} ${flag}`);

test("the same quiz and seed give the same rehearsal, fourteen papers a copy", () => {
  const once = rehearse(quizOf("{topic: loss}, {topic: true-false}"), 4, "a");
  expect(once.papers).toBe(56);
  expect(rehearse(quizOf("{topic: loss}, {topic: true-false}"), 4, "a")).toEqual(once);
});

test("a correlation is Pearson's, a spread is that of all numbers: figures worked out by hand", () => {
  // Of (1, 2, 3, 4) and (2, 1, 4, 3) the mean product of distances is 0.75, both variances are 1.25.
  expect(correlation([1, 2, 3, 4], [2, 1, 4, 3])).toBeCloseTo(0.6, 12);
  expect(spread([2, 4, 4, 4, 5, 5, 7, 9])).toBe(2);
  expect(correlation([1, 1], [0, 1])).toBe(0);
});

describe.each(presetNames())("the preset %s", (name) => {
  const { text, file } = readPreset(name);
  const { questions, flags } = rehearse(readQuiz(text, file), seeds(2, 20), "rehearsed");

  test("the key's own way earns all, and whoever types a constant hardly anything in boxes for numbers", () => {
    expect(flags.filter(({ flag }) => flag === "key-loses")).toEqual([]);
    for (const { id, earned } of questions) expect([id, earned.careful.mean]).toEqual([id, 1]);
  });

  test("who works, though with a mistake, earns more than who guesses", () => {
    const sum = (of: (one: (typeof questions)[number]) => number) =>
      questions.reduce((total, one) => total + of(one), 0);
    expect(sum(({ earned }) => earned.mistaken.mean)).toBeGreaterThan(sum(({ guessed }) => guessed));
  });
});

describe("what a teacher is warned of", () => {
  test("two options are guessed half of the time, and a right one that is longer than the others always", () => {
    const options = 'options: [{text: "yes", right: true}, {text: "no"}]';
    expect(flagsOf(`{text: "Is it so?", points: 2, ${options}}`, 20)).toContain("q1 guessed");
    const four = '[{text: "a1", right: true}, {text: "b2"}, {text: "c3"}, {text: "d4"}]';
    expect(flagsOf(`{text: "Which is it?", points: 2, options: ${four}}`, 20)).not.toContain("q1 guessed");
    const long = four.replace('"a1"', '"a1, as all the others do not"');
    expect(flagsOf(`{text: "Which is it?", points: 2, options: ${long}}`, 20)).toContain("q1 guessed");
    // What the key says of an option nobody sees who guesses.
    const why = four.replaceAll(/"(b2|c3|d4)"/g, '"$1", why: "no"');
    expect(flagsOf(`{text: "Which is it?", points: 2, options: ${why}}`, 20)).not.toContain("q1 guessed");
  });

  test("a paper of one number to which a whole pass leads; not so where its steps are asked", () => {
    const gradient = (level: string) =>
      flagsOf(`{topic: softmax-cross-entropy, level: ${level}, points: 10}`);
    expect(gradient("exam").filter((flag) => / (?:heavy-box|slip-costs)$/.test(flag))).not.toEqual([]);
    expect(gradient("guided").filter((flag) => / (?:heavy-box|slip-costs)$/.test(flag))).toEqual([]);
  });

  test("a question whose boxes are worth more on one copy than on another", () => {
    expect(flagsOf("{topic: optimizer-step}", 12)).toContain("q1 unequal-points");
    expect(flagsOf("{topic: loss}, {topic: forward-pass}", 12)).toEqual([]);
  });

  test("of what a person marks nothing is said, but that it waits", () => {
    const own = rehearse(quizOf('{text: "Why is it so?", points: 3}, {topic: loss}'), 3, "a");
    expect(own.questions.map(({ id }) => id)).toEqual(["q2"]);
    expect(own.byHand).toEqual({ q1: 3 });
    expect(own.flags).toEqual([]);
  });
});
