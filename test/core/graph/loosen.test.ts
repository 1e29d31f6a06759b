import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { boundCone, loosen, widen } from "../../../src/core/graph/bounds.js";
import type { Rounding } from "../../../src/core/graph/rounding.js";
import { preparedQuestion } from "../../../src/core/marking/preparedQuestion.js";
import { hull } from "../../../src/core/network/interval.js";
import { numberAnswers } from "../../../src/core/sheet/sheet.js";
import { TOPICS, type TopicName } from "../../../src/core/topics/index.js";
import { turnSheet } from "../../support/students.js";

const numbers = fc.oneof(
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.double({ min: -1e-6, max: 1e-6, noNaN: true }),
  fc.integer({ min: -100_000, max: 100_000 }).map((n) => n / 10_000),
  fc.constantFrom(0.1, 9.9995, 0.99995, -0.99995, 1e9, Number.POSITIVE_INFINITY),
);
const roundings = fc.oneof(
  fc.integer({ min: 0, max: 8 }).map((decimals): Rounding => ({ decimals })),
  fc.integer({ min: 1, max: 8 }).map((significant): Rounding => ({ significant })),
  fc.constant<Rounding>("exact"),
);

test("what is loosened holds what is widened", () => {
  fc.assert(
    fc.property(numbers, numbers, roundings, (a, b, rounding) => {
      const [low, high] = widen(hull(a, b), rounding);
      const [lowest, highest] = loosen(hull(a, b), rounding);
      return lowest <= low && high <= highest;
    }),
    { numRuns: 5000 },
  );
});

test.each(Object.keys(TOPICS) as TopicName[])(
  "%s: no mistake's interval stands out of its loose one",
  (topic) => {
    for (let k = 0; k < 10; k++) {
      for (const question of turnSheet(topic, "loose", k).questions) {
        const { right, writings, wayInOrder } = preparedQuestion(question);
        for (const { quantity, misconceptions } of numberAnswers(question.answers)) {
          const { cone } = wayInOrder(quantity);
          for (const { mistake } of misconceptions) {
            const replace = question.mistakes[mistake]?.replace;
            const [low, high] = boundCone(cone, { get: right }, writings, replace, widen);
            const [lowest, highest] = boundCone(cone, { get: right }, writings, replace, loosen);
            // What has no value (the logarithm of a negative number) has none either way.
            expect({ quantity, inside: lowest <= low && high <= highest }).toEqual({
              quantity,
              inside: !Number.isNaN(low) && !Number.isNaN(high),
            });
          }
        }
      }
    }
  },
);
