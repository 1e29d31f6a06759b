import { expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { TOPICS } from "../../../src/core/topics/index.js";
import type { Topic } from "../../../src/core/topics/topic.js";
import { seeds } from "../../seeds.js";

/** 300 sheets of each topic in the long check. */
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

/** What somebody finds at most who takes the same place of all, by size or by value; the share of few sheets goes further by luck. */
const MOST_BY_PLACE = SEEDS >= 300 ? 0.35 : 0.65;

/** What somebody finds at most who takes the number that most others are ±, double or half of. */
const MOST_BY_LINKS = SEEDS >= 300 ? 0.3 : 0.5;

const ORDERS: Readonly<Record<string, (value: number) => number>> = {
  size: Math.abs,
  value: (value) => value,
};

/** The numbers of a choice and the place of the right one among them, of each seed. */
const choicesOf = (name: string, level: string) =>
  Array.from({ length: SEEDS }, (_none, seed) => {
    const quiz = readQuiz(
      `series: looks\nquestions: [{topic: ${name}, level: ${level}, as: choice}]`,
      "quiz.yaml",
    );
    const answer = makeSheet(quiz, { id: "001", seed: String(seed) }).questions[0]?.answers[0];
    if (answer?.kind !== "choice") throw new Error("no choice");
    const numbers = answer.options.map((one) => (one.kind === "value" ? Number(one.display) : Number.NaN));
    return { numbers, right: answer.right - 1 };
  });

test.each(topics.map(({ name }) => name))(
  `of ${SEEDS} choices of %s a test-wise guesser finds 30 %, and who takes one place by size or by value 35 %`,
  (name) => {
    for (const level of SEEDS >= 300 ? ["standard", "exam"] : ["standard"]) {
      const choices = choicesOf(name, level);
      const earned = choices.reduce((sum, { numbers, right }) => sum + guessed(numbers, right), 0);
      expect({ level, isGuessed: earned / SEEDS > MOST_BY_LINKS }).toEqual({ level, isGuessed: false });
      for (const [order, by] of Object.entries(ORDERS)) {
        const places = [0, 0, 0, 0];
        for (const { numbers, right } of choices) {
          const place = numbers.filter((one) => by(one) < by(numbers[right] ?? 0)).length;
          places[place] = (places[place] ?? 0) + 1;
        }
        const shares = places.map((count) => count / SEEDS);
        expect({ level, order, shares: shares.filter((one) => one > MOST_BY_PLACE) }).toEqual({
          level,
          order,
          shares: [],
        });
      }
    }
  },
);
