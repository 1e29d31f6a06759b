import { expect, test } from "@jest/globals";
import { stream } from "../../src/base/random.js";
import { roundNumber } from "../../src/graph/rounding.js";
import { mark } from "../../src/marking/mark.js";
import { schemeOf } from "../../src/marking/scheme.js";
import { numberAnswers } from "../../src/sheet/sheet.js";
import { TOPICS, type TopicName } from "../../src/topics/index.js";
import { turnSheet, workSheet } from "../support/students.js";

const SEEDS = 100;

/** How a student carries on: with the numbers written down, rounded or cut, or with all the digits of the calculator. */
const WAYS = ["round", "cut", "full"] as const;

test.each(Object.keys(TOPICS) as TopicName[])(
  "%s: one slip costs one mark in 99 %% of sheets, however the rest is carried",
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
      const inward = schemeOf(question).graph.byId.get(slipped.quantity)?.role === "activation";
      const wrong = roundNumber(
        slipped.value * random.pick(inward ? [0.8, 0.9] : [0.8, 0.9, 1.1, 1.25]),
        schemeOf(question).roundingFor(slipped.quantity),
      );
      if (wrong >= slipped.lower && wrong <= slipped.upper) continue;
      for (const way of WAYS) {
        sheets++;
        const { answers } = mark(
          sheet,
          workSheet(sheet, { mode: way, slips: { [slipped.quantity]: wrong } }),
        );
        const others = answers.filter(({ id, points }) => points === 0 && id !== slipped.id);
        if (others.length > 0)
          lost.push(`${k} ${way} ${slipped.id}: ${others.map(({ id }) => id).join(" ")}`);
      }
    }
    expect({ lost, few: lost.length <= sheets / 100 }).toEqual({ lost, few: true });
  },
);
