import { describe, expect, test } from "@jest/globals";
import { mark } from "../../../src/core/marking/mark.js";
import { MISCONCEPTIONS } from "../../../src/core/misconceptions/index.js";
import { TOPICS, type TopicName } from "../../../src/core/topics/index.js";
import { seeds } from "../../seeds.js";
import { NamedTally, spoiltBy } from "../../support/mistaken.js";
import { keyOf, turnSheet, workSheet } from "../../support/students.js";

const SEEDS = seeds(30, 200);
/** Of these, so many are given to students with misconceptions (`bench/misconceptions.ts` gives them all). */
const MISTAKEN = 30;
/** And so many at the level exam, where the end results alone are asked for. */
const EXAMS = 10;

/** The two that are one deed where σ(z) itself is not asked for: z (1 − z) for the slope. */
const ONE_DEED = "activation-derivative weighted-sum-for-activation";

const tally = new NamedTally();
const exams = new NamedTally();

describe.each(Object.keys(TOPICS) as TopicName[])(`${SEEDS} seeds of %s`, (topic) => {
  test("the key, and students who round and who cut each line, score full marks", () => {
    for (let k = 0; k < SEEDS; k++) {
      const sheet = turnSheet(topic, "mark", k);
      for (const answers of [keyOf(sheet), workSheet(sheet), workSheet(sheet, { mode: "cut" })]) {
        const { score, maxScore } = mark(sheet, answers);
        expect({ k, score }).toEqual({ k, score: maxScore });
      }
      if (k >= MISTAKEN) continue;
      for (const spoilt of spoiltBy(sheet)) tally.add(`${topic} ${spoilt.name}`, spoilt, `${k}`);
      if (k >= EXAMS) continue;
      for (const spoilt of spoiltBy(turnSheet(topic, "mark", k, "exam")))
        exams.add(`${topic} ${spoilt.name}`, spoilt, `${k}`);
    }
  });
});

test("every misconception shows in five sheets or more", () => {
  const names = Object.keys(MISCONCEPTIONS);
  const times = (name: string) =>
    [...tally.counts].reduce((sum, [key, { of }]) => sum + (key.endsWith(` ${name}`) ? of : 0), 0);
  expect(names.filter((name) => times(name) < 5)).toEqual([]);
});

test.each([
  ["standard", tally],
  ["exam", exams],
] as const)(
  "%s: in every topic, each is named as itself in 99 %% of the sheets that it spoils, or in all but one",
  (_level, found) => {
    const missed = [...found.counts].filter(
      ([key, { named, of }]) => named < Math.min(0.99 * of, of - 1) && key !== ONE_DEED,
    );
    expect(missed).toEqual([]);
  },
);
