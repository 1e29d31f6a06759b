import { expect, test } from "@jest/globals";
import { makeSheet } from "../../src/generator/makeSheet.js";
import { readQuiz } from "../../src/generator/readQuiz.js";
import { TOPICS } from "../../src/topics/index.js";
import type { Topic } from "../../src/topics/topic.js";
import { seeds } from "../seeds.js";

/** 300 sheets a topic in all: 20 of each here, the rest in the long check. */
const SEEDS = seeds(20, 300);

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 0.005 * Math.abs(b);

/** What somebody earns on average who takes one of the options that most others are ±, double or half of. */
function guessed(options: readonly number[], right: number): number {
  const links = options.map(
    (one, k) =>
      options.filter(
        (other, m) => m !== k && [-1, 2, 0.5, -2, -0.5].some((factor) => near(other, factor * one)),
      ).length,
  );
  const most = Math.max(...links);
  return links[right] === most ? 1 / links.filter((count) => count === most).length : 0;
}

const topics = Object.values<Topic>(TOPICS).filter(({ asks }) => asks?.choice === undefined);

test(`of ${SEEDS} choices of each topic a test-wise guesser finds 30 % at most, and the right one has no place by size`, () => {
  let earned = 0;
  let of = 0;
  const places = [0, 0, 0, 0];
  for (const { name } of topics) {
    const quiz = readQuiz(`series: looks\nquestions: [{topic: ${name}, as: choice}]`, "quiz.yaml");
    let here = 0;
    for (let seed = 0; seed < SEEDS; seed++) {
      const answer = makeSheet(quiz, { id: "001", seed: String(seed) }).questions[0]?.answers[0];
      if (answer?.kind !== "choice") throw new Error("no choice");
      const numbers = answer.options.map((one) => (one.kind === "value" ? Number(one.display) : Number.NaN));
      here += guessed(numbers, answer.right - 1);
      const smaller = numbers.filter(
        (one) => Math.abs(one) < Math.abs(numbers[answer.right - 1] ?? 0),
      ).length;
      places[smaller] = (places[smaller] ?? 0) + 1;
    }
    // Of few seeds a topic alone tells little.
    if (SEEDS >= 300) expect({ name, share: here / SEEDS <= 0.3 }).toEqual({ name, share: true });
    earned += here;
    of += SEEDS;
  }
  expect(earned / of).toBeLessThan(0.28);
  for (const count of places) expect(count / of).toBeLessThan(0.4);
});
