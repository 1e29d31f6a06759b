import { expect, test } from "@jest/globals";
import { stream } from "../../../src/core/base/random.js";
import { copyOf } from "../../../src/core/graph/copies.js";
import { roundNumber } from "../../../src/core/graph/rounding.js";
import { mark } from "../../../src/core/marking/mark.js";
import { preparedQuestion } from "../../../src/core/marking/preparedQuestion.js";
import { numberAnswers, type Question } from "../../../src/core/sheet/sheet.js";
import { TOPICS, type TopicName } from "../../../src/core/topics/index.js";
import { seeds } from "../../seeds.js";
import { turnSheet, workSheet } from "../../support/students.js";
import { WITHOUT_NUMBERS } from "../../support/withoutNumbers.js";

/** Sheets of each topic; `npm run verify:long` has 500, 9,000 papers of each way and more. */
const SEEDS = seeds(40, 500);

/** How a student carries on: with the numbers written down, rounded or cut, or with all the digits of the calculator. */
const WAYS = ["round", "cut", "full"] as const;

/** Whether an answer is a mere copy of one that is asked before it. */
function isCopy(question: Question, id: string): boolean {
  const answers = numberAnswers(question.answers);
  const { graph, seen } = preparedQuestion(question);
  const before = answers
    .slice(
      0,
      answers.findIndex((one) => one.id === id),
    )
    .map(({ quantity }) => quantity);
  const quantity = answers.find((one) => one.id === id)?.quantity ?? "";
  return copyOf(graph, seen(), quantity, new Set([...question.shown, ...before])) !== null;
}

test.each((Object.keys(TOPICS) as TopicName[]).filter((topic) => !WITHOUT_NUMBERS.includes(topic)))(
  "%s: one slip costs its own mark, copies apart, in 99 %% of sheets, however the rest is carried",
  (topic) => {
    const lost: string[] = [];
    let sheets = 0;
    for (let k = 0; k < SEEDS; k++) {
      const sheet = turnSheet(topic, "slip", k);
      const [question] = sheet.questions;
      if (question === undefined) throw new Error("no question");
      const random = stream("slips", k);
      const slipped = random.pick(numberAnswers(question.answers));
      // An activation beyond its range would be no slip that earns anything.
      const inward = preparedQuestion(question).graph.byId.get(slipped.quantity)?.role === "activation";
      const wrong = roundNumber(
        slipped.value * random.pick(inward ? [0.8, 0.9] : [0.8, 0.9, 1.1, 1.25]),
        preparedQuestion(question).roundingFor(slipped.quantity),
      );
      if (wrong >= slipped.lower && wrong <= slipped.upper) continue;
      for (const way of WAYS) {
        sheets++;
        const { answers } = mark(
          sheet,
          workSheet(sheet, { mode: way, slips: { [slipped.quantity]: wrong } }),
        );
        // What only copies a wrong number is as wrong; it is worth the least there is.
        const others = answers.filter(
          ({ id, points }) => points === 0 && id !== slipped.id && !isCopy(question, id),
        );
        if (others.length > 0)
          lost.push(`${k} ${way} ${slipped.id}: ${others.map(({ id }) => id).join(" ")}`);
      }
    }
    // One sheet of few may lose more by chance, in all its ways.
    const most = Math.max(WAYS.length, sheets / 100);
    expect({ lost, few: lost.length <= most }).toEqual({ lost, few: true });
  },
);
