import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { readPlace, writePlace } from "../../../src/web/practice/address.js";
import { exercisesOf } from "../../../src/web/practice/course.js";
import { drawWish, isGiven, ownAddress, type Wish } from "../../../src/web/practice/draw.js";
import { courseOf } from "../../support/practicePages.js";

const course = courseOf(readFileSync("templates/presets/lecture-course.yaml", "utf8"));
const given = exercisesOf(course.quizzes.en).filter(isGiven);
const wishOf = (exercise: string, seed: string, other: boolean): Wish => {
  const question = exercisesOf(course.quizzes.en).find(({ name }) => name === exercise)?.question;
  return {
    exercise,
    level: question?.level ?? "standard",
    seed,
    network: other ? { other: true } : {},
  };
};
const valuesOf = (wish: Wish) => drawWish(course, wish, "en").questions.map(({ network }) => network ?? null);

test("the lecture's exercises on its network are known: forward pass, loss, gradients, step", () => {
  expect(given.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["forward-pass", "loss", "output-gradient", "hidden-gradient", "training-step"]),
  );
});

test.each(["en", "ko"] as const)(
  "%s: first the lecture's numbers, then ever other ones in its shape and notation",
  (locale) => {
    for (const { name } of given) {
      const own = drawWish(course, wishOf(name, "a", false), locale);
      const others = ["a", "b", "c"].map((seed) => drawWish(course, wishOf(name, seed, true), locale));
      const texts = [own, ...others].map(({ questions }) => JSON.stringify(questions[0]));
      expect(new Set(texts).size).toBe(4);
      for (const other of others) {
        expect(other.notation).toBe(own.notation);
        expect(other.questions[0]?.answers.length).toBe(own.questions[0]?.answers.length);
      }
    }
    expect(valuesOf(wishOf("loss", "a", false))).toEqual(valuesOf(wishOf("loss", "b", false)));
  },
);

test("the address says so, and another exercise's does not take it", () => {
  const wish = wishOf("loss", "a", true);
  const levels = new Map(exercisesOf(course.quizzes.en).map(({ name, question }) => [name, question.level]));
  expect(readPlace(writePlace({ at: "question", wish }), levels)).toEqual({ at: "question", wish });
  const chain = exercisesOf(course.quizzes.en).find(({ name }) => name === "chain-rule");
  if (chain === undefined) throw new Error("no chain rule");
  expect(ownAddress({ ...wish, exercise: "chain-rule" }, chain).network).toEqual({});
});
