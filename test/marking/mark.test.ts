import { describe, expect, test } from "@jest/globals";
import { mark } from "../../src/marking/mark.js";
import { MISCONCEPTIONS, type MisconceptionName } from "../../src/misconceptions/index.js";
import { numbersOf } from "../../src/sheet/sheet.js";
import { TOPICS, type TopicName } from "../../src/topics/index.js";
import { keyOf, methodOf, turnSheet, workSheet } from "../support/students.js";

const SEEDS = 200;
/** Of these, so many are given to students with misconceptions. */
const MISTAKEN = 50;

/** A named mistake: how often its first wrong answer was named as itself. */
const tally = new Map<string, { named: number; of: number; seen: string[] }>();

describe.each(Object.keys(TOPICS) as TopicName[])(`${SEEDS} seeds of %s`, (topic) => {
  test("the key, and students who round and who cut each line, score full marks", () => {
    for (let k = 0; k < SEEDS; k++) {
      const sheet = turnSheet(topic, "mark", k);
      for (const answers of [keyOf(sheet), workSheet(sheet), workSheet(sheet, { mode: "cut" })]) {
        const { score, maxScore } = mark(sheet, answers);
        expect({ k, score }).toEqual({ k, score: maxScore });
      }
      if (k >= MISTAKEN) continue;
      const [question] = sheet.questions;
      if (question === undefined) throw new Error("no question");
      for (const name of Object.keys(MISCONCEPTIONS) as MisconceptionName[]) {
        const marked = mark(sheet, workSheet(sheet, { method: methodOf(question, name) }));
        const first = marked.answers.find(({ verdict }) => verdict !== "correct" && verdict !== "blank");
        if (first === undefined) continue;
        const count = tally.get(name) ?? { named: 0, of: 0, seen: [] };
        const asked = numbersOf(question.answers).find(({ id }) => id === first.id);
        const leadsTo = (id: string | null) => asked?.misconceptions.find((one) => one.id === id)?.display;
        // Two mistakes that lead to one number cannot be told apart by it.
        const named =
          first.misconception === name ||
          (first.misconception !== null && leadsTo(first.misconception) === leadsTo(name));
        tally.set(name, {
          named: count.named + (named ? 1 : 0),
          of: count.of + 1,
          seen: named
            ? count.seen
            : [...count.seen, `${topic} ${k} ${first.id} ${first.verdict} ${first.misconception}`],
        });
      }
    }
  });
});

test.each(Object.keys(MISCONCEPTIONS))("%s is named as itself in 99 %% of sheets", (name) => {
  const { named, of, seen } = tally.get(name) ?? { named: 0, of: 0, seen: [] };
  expect(of).toBeGreaterThanOrEqual(10);
  expect({ seen, enough: named / of >= 0.99 }).toEqual({ seen, enough: true });
});
