import { expect, test } from "@jest/globals";
import { makeSheet, type NumbersWish } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import type { Question } from "../../../src/core/sheet/sheet.js";

const quizOf = (alike: string) =>
  readQuiz(
    `${alike}
questions: [{topic: chain-rule}, {topic: optimizer-step}, {topic: computational-graph}, {topic: cost-count}]`,
    "quiz.yaml",
  );

/** What makes a question easier or harder: its kind, and how many lines it asks for. */
const kindOf = ({ variant, answers }: Question): string => `${variant} ${answers.length}`;

/** For each question of the quiz, the kinds that a dozen copies ask. */
function kindsOf(alike: string, wish: (k: number) => NumbersWish): string[][] {
  const sheets = Array.from({ length: 12 }, (_none, k) =>
    makeSheet(quizOf(alike), { id: `0${k}`, ...wish(k) }),
  );
  return quizOf(alike).questions.map((_question, place) => [
    ...new Set(sheets.flatMap(({ questions }) => questions.slice(place, place + 1).map(kindOf))),
  ]);
}

const practice = (): NumbersWish => ({ seed: "a" });
const exam = (k: number): NumbersWish => ({ numbers: `copy ${k}`, set: "set" });
const counts = (kinds: string[][]): number[] => kinds.map(({ length }) => length);

test("an exam is as hard for everybody: one kind of each question, and the numbers differ", () => {
  expect(counts(kindsOf("", exam))).toEqual([1, 1, 1, 1]);
  const [one, two] = [exam(1), exam(2)].map((wish) => makeSheet(quizOf(""), { id: "01", ...wish }));
  expect(one?.questions.map(({ givens }) => givens)).not.toEqual(two?.questions.map(({ givens }) => givens));
});

test("practice sheets bring several kinds, unless the quiz says alike: true", () => {
  expect(Math.min(...counts(kindsOf("", practice)))).toBeGreaterThan(1);
  expect(counts(kindsOf("alike: true", practice))).toEqual([1, 1, 1, 1]);
});

test("alike: false draws kinds for each copy of an exam too", () => {
  expect(Math.min(...counts(kindsOf("alike: false", exam)))).toBeGreaterThan(1);
});

test("another set of the same quiz may bring other kinds", () => {
  const kinds = Array.from({ length: 12 }, (_none, k) =>
    makeSheet(quizOf(""), { id: "01", numbers: "copy", set: `set ${k}` })
      .questions.map(kindOf)
      .join(),
  );
  expect(new Set(kinds).size).toBeGreaterThan(6);
});
