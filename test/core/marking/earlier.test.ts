import { describe, expect, test } from "@jest/globals";
import { markAndExplain } from "../../../src/core/marking/explain.js";
import { mark } from "../../../src/core/marking/mark.js";
import type { Answers } from "../../../src/core/marking/marked.js";
import type { OptionAnswer, Sheet } from "../../../src/core/sheet/sheet.js";
import { messagesFor } from "../../../src/core/words/locale.js";
import { drawSheet, keyOf, workSheet } from "../../support/students.js";

const NETWORK = "layers: [2, 2, 1]";
const messages = (sheet: Sheet, answers: Answers, earlier: readonly Answers[], locale: "en" | "ko" = "en") =>
  new Map(
    markAndExplain(sheet, answers, {
      t: messagesFor(locale),
      earlier: earlier.map((one) => mark(sheet, one)),
    }).answers.map((one) => [one.id, one]),
  );

describe("a student forgets the slope at ∂C/∂z, carries it rightly, and corrects it when told", () => {
  const sheet = drawSheet(NETWORK, "hidden-gradient", "hg0");
  const key = keyOf(sheet);
  const slipped = workSheet(sheet, { method: (id) => (id === "dC_dz2_1" ? "dC_da2_1" : undefined) });
  const corrected = { ...slipped, "q1.dC_dz2_1": key["q1.dC_dz2_1"] ?? "" };
  const dependants = Object.keys(key).filter((id) => id !== "q1.dC_dz2_1" && key[id] !== slipped[id]);
  const last = dependants.at(-1) ?? "";

  test("all that carries the old value is told so at once, with both numbers", () => {
    const now = messages(sheet, corrected, [slipped]);
    expect(dependants).toHaveLength(3);
    for (const id of dependants) {
      expect(now.get(id)?.message).toBe(
        `Worked out with your earlier ∂C/∂z2_1 = ${slipped["q1.dC_dz2_1"]}. Work it out again with ∂C/∂z2_1 = ${key["q1.dC_dz2_1"]}.`,
      );
      expect(now.get(id)?.carriesEarlier).toBe(true);
    }
    expect(messages(sheet, corrected, [slipped], "ko").get(last)?.message).toContain(
      `∂C/∂z2_1 = ${key["q1.dC_dz2_1"]} 값으로 다시 계산하세요.`,
    );
  });

  test("and is still told so when a check lies between", () => {
    expect(messages(sheet, corrected, [corrected, slipped]).get(last)?.carriesEarlier).toBe(true);
  });

  test("what was changed since, or was wrong before, is not", () => {
    const other = messages(sheet, { ...corrected, [last]: "0.7777" }, [slipped]);
    expect(other.get(last)?.carriesEarlier).toBeUndefined();
    const without = messages(sheet, corrected, []);
    expect([...without.values()].some(({ carriesEarlier }) => carriesEarlier)).toBe(false);
  });
});

describe("a wrong choice", () => {
  test("of a true-false sentence is told whether verdict or reason failed, where that may be told", () => {
    const sheet = drawSheet(NETWORK, "true-false", "tf0");
    const choices = (sheet.questions[0]?.answers ?? []) as OptionAnswer[];
    const heads = new Map<string, number>();
    for (const { id, options, right } of choices) {
      const wordsOf = (place: number) => {
        const option = options[place - 1];
        return option?.kind === "words" ? option.words : "";
      };
      for (let place = 1; place <= options.length; place++) {
        if (place === right) continue;
        const paper = { ...keyOf(sheet), [id]: String(place) };
        const said = messages(sheet, paper, []).get(id)?.message ?? "";
        const so = wordsOf(place) === wordsOf(right) ? "judged rightly" : "judged wrongly";
        expect(said).toContain(so);
        expect(said).not.toMatch(/^\d is what a common mistake gives/);
        heads.set(so, (heads.get(so) ?? 0) + 1);
        const { answers } = markAndExplain(sheet, paper, { t: messagesFor("en"), leading: false });
        expect(answers.find((one) => one.id === id)?.message).not.toMatch(/judged (rightly|wrongly)/);
      }
    }
    expect(heads.size).toBe(2);
  });

  test("of a formula is spoken of as an option, not as a number", () => {
    const sheet = drawSheet(NETWORK, "derive", "hh1");
    let mistakes = 0;
    for (const answer of sheet.questions[0]?.answers ?? []) {
      if (answer.kind !== "choice") continue;
      answer.options.forEach((option, k) => {
        if (option.kind !== "formula" || option.misconception === null) return;
        const said = messages(sheet, { ...keyOf(sheet), [answer.id]: `${k + 1}` }, []).get(
          answer.id,
        )?.message;
        expect(said).toContain(`Option ${k + 1} holds a common mistake: `);
        mistakes++;
      });
    }
    expect(mistakes).toBeGreaterThan(0);
  });
});
