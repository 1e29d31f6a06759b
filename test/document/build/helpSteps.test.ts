import { describe, expect, test } from "@jest/globals";
import type { Answer } from "../../../src/core/sheet/sheet.js";
import { messagesFor } from "../../../src/core/words/locale.js";
import { helpOf, stepsOf } from "../../../src/document/build/helpSteps.js";
import { isEmpty, NOTHING } from "../../../src/document/tree/line.js";
import { lineText } from "../../../src/document/write/text/lineText.js";
import { drawWish } from "../../../src/web/practice/draw.js";
import { contextOfPage } from "../../../src/web/practice/questionView.js";
import { courseOf } from "../../support/practicePages.js";

const course = courseOf();

describe.each(["en", "ko"] as const)("help with what is no number: %s", (locale) => {
  test.each([
    ["derive", "standard"],
    ["find-the-bug", "standard"],
    ["shapes", "standard"],
    ["choose-weights", "standard"],
    ["true-false", "standard"],
  ] as const)(
    "%s: the answer is the last of two steps or more, and no step is a number of the forward pass",
    (exercise, level) => {
      // Of some settings numbers alone are asked.
      const contexts = Array.from({ length: 20 }, (_none, k) =>
        contextOfPage(
          drawWish(course, { exercise, level, seed: `help-${k}`, network: {} }, locale),
          messagesFor(locale),
        ),
      );
      const isOther = ({ kind }: Answer): boolean => kind !== "number";
      const context = contexts.find(({ question }) => question.answers.some(isOther));
      if (context === undefined) throw new Error("numbers alone are asked");
      const others = context.question.answers.filter(isOther);
      expect(others.length).toBeGreaterThan(0);
      for (const answer of others) {
        const all = stepsOf(answer, context);
        expect(all).toBeGreaterThan(1);
        for (let taken = 1; taken < all; taken++) {
          const help = helpOf(answer, taken, context);
          expect([help?.reasons.length, help?.rows, isEmpty(help?.written ?? NOTHING)]).toEqual([
            taken,
            [],
            true,
          ]);
        }
        const last = helpOf(answer, all, context);
        expect(lineText(last?.written ?? NOTHING).trim()).not.toBe("");
        expect(last?.rows).toEqual([]);
      }
    },
  );
});
