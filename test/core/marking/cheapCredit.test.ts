import { describe, expect, test } from "@jest/globals";
import { LIMITS } from "../../../src/core/graph/limits.js";
import { isWide } from "../../../src/core/marking/cheapCredit.js";
import { mark } from "../../../src/core/marking/mark.js";
import type { MarkedAnswer } from "../../../src/core/marking/marked.js";
import { numberAnswers, type Sheet } from "../../../src/core/sheet/sheet.js";
import { frozenSheet } from "../../support/frozen.js";
import { drawSheet, keyOf, workSheet } from "../../support/students.js";

const step = drawSheet("layers: [2, 2, 1]", "training-step", "cheap");

const verdicts = (sheet: Sheet, answers: Readonly<Record<string, string>>): Map<string, MarkedAnswer> =>
  new Map(mark(sheet, answers).answers.map((one) => [one.id.replace("q1.", ""), one]));

const credit = (sheet: Sheet, answers: Readonly<Record<string, string>>): string[] =>
  mark(sheet, answers)
    .answers.filter(({ points }) => points > 0)
    .map(({ id }) => id);

describe("follow-through", () => {
  test("a slip in z1_1 costs one mark: what rests on it follows through", () => {
    const marked = verdicts(step, workSheet(step, { slips: { z1_1: 0.9 } }));
    const lost = [...marked.values()].filter(({ points }) => points === 0);
    expect(lost.map(({ id }) => id)).toEqual(["q1.z1_1"]);
    expect(marked.get("a1_1")).toMatchObject({ verdict: "follow-through", followsFrom: ["q1.z1_1"] });
    expect(marked.get("z2_1")?.verdict).toBe("follow-through");
  });

  test("a line left blank between is worked out, and not punished twice", () => {
    const { "q1.a1_1": _left, ...answers } = workSheet(step, { slips: { z1_1: 0.9 } });
    const marked = verdicts(step, answers);
    expect(marked.get("a1_1")?.verdict).toBe("blank");
    expect(marked.get("z2_1")).toMatchObject({ verdict: "follow-through", followsFrom: ["q1.z1_1"] });
  });

  test("earns the quiz's share, and a misconception too", () => {
    const sheet = { ...step, marking: { followThrough: 0.5, misconception: 0.25 } };
    expect(verdicts(sheet, workSheet(sheet, { slips: { z1_1: 0.9 } })).get("a1_1")?.points).toBe(0.5);
    const ascent = numberAnswers(step.questions[0]?.answers ?? []).find(
      ({ quantity }) => quantity === "w2_1_1_new",
    );
    const wrong = ascent?.misconceptions.find(({ id }) => id === "ascent");
    const marked = verdicts(sheet, { ...keyOf(step), [ascent?.id ?? ""]: wrong?.display ?? "" });
    expect(marked.get("w2_1_1_new")).toMatchObject({ misconception: "ascent", points: 0.25 });
  });
});

describe("what looks like a copy, and is work", () => {
  test("an activation after the update that equals another new weight by chance", () => {
    const sheet = frozenSheet("0.1.0/two-new-weights-meet");
    const answers = workSheet(sheet, { mode: "cut", slips: { w1_3_1_new: 0.17774 } });
    expect([answers["q1.w2_2_3_new"], answers["q1.a2_1_new"]]).toEqual(["0.20440", "0.2044"]);
    expect(verdicts(sheet, answers).get("a2_1_new")).toMatchObject({
      verdict: "follow-through",
      followsFrom: ["q1.w1_3_1_new"],
    });
  });

  test("a sum that equals one of its weights by chance", () => {
    const sheet = frozenSheet("0.1.0/sum-meets-weight");
    const answers = workSheet(sheet, { slips: { a1_2: 0.3896 } });
    expect(answers["q1.z2_3"]).toBe("0.1000");
    expect(sheet.questions[0]?.givens["w2_3_1"]).toBe(0.1);
    expect(verdicts(sheet, answers).get("z2_3")?.verdict).toBe("follow-through");
  });

  test("ReLU(−1.17) = 0 carries on to the next sum; the 0 itself makes no gradient", () => {
    const sheet = drawSheet(
      "layers: [2, 2, 1], activations: [relu, sigmoid], loss: bce",
      "training-step",
      "cheap",
    );
    const z1_1 =
      numberAnswers(sheet.questions[0]?.answers ?? []).find(({ quantity }) => quantity === "z1_1")?.value ??
      0;
    const marked = verdicts(sheet, workSheet(sheet, { slips: { z1_1: -z1_1 } }));
    expect(marked.get("a1_1")).toMatchObject({ given: "0.0000", verdict: "follow-through" });
    expect(marked.get("z2_1")?.verdict).toBe("follow-through");
    expect(marked.get("dC_dw2_1_1")).toMatchObject({ given: "0", points: 0 });
  });
});

test("all digits of the calculator after a slip: what is right but just so leads on to what is not", () => {
  const sheet = frozenSheet("0.1.0/just-so");
  const marked = verdicts(sheet, workSheet(sheet, { mode: "full", slips: { a1_2: 0.117 } }));
  expect(marked.get("dC_db1_1")?.verdict).toBe("correct");
  expect(marked.get("b1_1_new")).toMatchObject({ verdict: "follow-through", followsFrom: ["q1.dC_dz2_1"] });
});

test("a square of two digits, 0.0015², leaves room for a guess, but the square of the number itself is none", () => {
  const sheet = frozenSheet("0.1.0/square-of-two-digits");
  const answers = workSheet(sheet, { slips: { u3: 0.0015 } });
  expect(answers["q1.du3_du2"]).toBe("-0.000002250");
  expect(verdicts(sheet, answers).get("du3_du2")?.verdict).toBe("follow-through");
  const guess = { ...answers, "q1.du3_du2": "-0.0000024" };
  expect(verdicts(sheet, guess).get("du3_du2")?.points).toBe(0);
});

test("an interval is too wide at 5 % of its middle and 4 times the right bounds; to name a mistake, at 8 times", () => {
  const [answer] = numberAnswers(step.questions[0]?.answers ?? []);
  if (answer === undefined) throw new Error("no number is asked");
  const narrow = { ...answer, value: 0.01, lower: 0.0099, upper: 0.0101 };
  const wide = (width: number, times?: number) => isWide(narrow, [0.01, 0.01 + width], times);
  expect([wide(0.00078), wide(0.00082)]).toEqual([false, true]);
  expect([wide(0.00158, LIMITS.timesNamed), wide(0.00162, LIMITS.timesNamed)]).toEqual([false, true]);
  const large = { ...answer, value: 100, lower: 99.99, upper: 100.01 };
  expect([isWide(large, [97.5, 102.4]), isWide(large, [97.5, 102.6])]).toEqual([false, true]);
});

describe("cheap credit", () => {
  const all = (text: string) => Object.fromEntries(Object.keys(keyOf(step)).map((id) => [id, text]));

  test.each(["0", "1", "-1", "0.5", "1e9", "-1e-9", "100"])(
    "%s everywhere earns nothing by carrying on",
    (text) => {
      expect(credit(step, all(text))).toEqual([]);
    },
  );

  test("dC/da = 0 makes every gradient 0 and every new weight the old one: no marks for these", () => {
    const answers = workSheet(step, { slips: { dC_da2_1: 0 } });
    const earned = credit(step, answers);
    expect(earned).not.toContain("q1.dC_dz2_1");
    expect(earned).not.toContain("q1.dC_dw1_1_1");
    expect(earned).not.toContain("q1.w2_1_1_new");
    expect(earned).not.toContain("q1.a2_1_new");
    expect(earned).not.toContain("q1.C_new");
  });

  test("an activation of 1 or 5 is no sigmoid: nothing is carried on from it", () => {
    for (const a2_1 of [1, 5]) {
      const marked = verdicts(step, workSheet(step, { slips: { a2_1 } }));
      expect(marked.get("a2_1")?.verdict).toBe("wrong");
      expect(marked.get("C")?.points).toBe(0);
      expect(marked.get("da2_1_dz2_1")?.points).toBe(0);
    }
  });
});

test("blank, unreadable and unknown answers", () => {
  const marked = verdicts(step, { "q1.z1_1": " ", "q1.z1_2": "about 0.3", "q9.z": "1" });
  expect(marked.get("z1_1")).toMatchObject({ verdict: "blank", points: 0 });
  expect(marked.get("z1_2")).toMatchObject({ verdict: "unreadable", reason: "letters", points: 0 });
  expect(marked.has("q9.z")).toBe(false);
});
