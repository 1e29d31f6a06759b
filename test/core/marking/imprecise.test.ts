import { describe, expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { type ExplainedAnswer, markAndExplain } from "../../../src/core/marking/explain.js";
import { numberAnswers, type Sheet } from "../../../src/core/sheet/sheet.js";
import { messagesFor } from "../../../src/core/words/locale.js";
import { drawSheet, keyOf, workSheet } from "../../support/students.js";

const step = drawSheet("layers: [2, 2, 1]", "training-step", "digits");

const answered = (sheet: Sheet, answers: Readonly<Record<string, string>>): Map<string, ExplainedAnswer> =>
  new Map(
    markAndExplain(sheet, answers, { t: messagesFor(sheet.locale) }).answers.map((one) => [
      one.id.replace("q1.", ""),
      one,
    ]),
  );

/** The last digit cut off. */
const short = (text = ""): string => text.slice(0, -1);

describe("a right number with a digit too few", () => {
  const key = keyOf(step);
  /** One that is not right by chance with a digit fewer. */
  const quantityWith = (start: string): string => {
    const found = numberAnswers(step.questions[0]?.answers ?? []).find(
      ({ quantity, display, lower, upper }) =>
        quantity.startsWith(start) && (Number(short(display)) < lower || Number(short(display)) > upper),
    );
    return found?.quantity ?? "";
  };
  const [value, gradient] = [quantityWith("a"), quantityWith("dC_dw1")];
  const answers = {
    ...key,
    [`q1.${value}`]: short(key[`q1.${value}`]),
    [`q1.${gradient}`]: short(key[`q1.${gradient}`]),
  };

  test("is imprecise, earns half, and is told how many are wanted", () => {
    const marked = answered(step, answers);
    expect(marked.get(value)).toMatchObject({
      verdict: "imprecise",
      points: 0.5,
      message: "Right as far as it goes, but with too few digits: give 4 decimal places.",
    });
    expect(marked.get(gradient)).toMatchObject({
      verdict: "imprecise",
      message: "Right as far as it goes, but with too few digits: give 4 significant figures.",
    });
    const rest = [...marked.values()].filter(({ verdict }) => verdict !== "correct");
    expect(rest.map(({ id }) => id)).toEqual([`q1.${value}`, `q1.${gradient}`]);
  });

  test("in Korean", () => {
    expect(answered({ ...step, locale: "ko" }, answers).get(value)?.message).toBe(
      "쓴 자리까지는 맞습니다. 소수점 아래 넷째 자리까지 쓰세요.",
    );
  });

  test("earns what the sheet says", () => {
    const sheet = { ...step, marking: { followThrough: 1, imprecise: 0.25, misconception: 0 } };
    expect(answered(sheet, answers).get(value)?.points).toBe(0.25);
  });
});

test("what follows from a slip with a digit too few is imprecise, and names the slip", () => {
  const worked = workSheet(step, { slips: { z1_1: 0.9 } });
  const marked = answered(step, { ...worked, "q1.a1_1": short(worked["q1.a1_1"]) });
  expect(marked.get("a1_1")).toMatchObject({
    verdict: "imprecise",
    points: 0.5,
    followsFrom: ["q1.z1_1"],
    message:
      "Your method is right; the mistake came earlier, with your z1_1 = 0.9000. There are also too few digits: give 4 decimal places.",
  });
});

test("what follows from such a number is sent back to the slip, not to the digits", () => {
  const slipped = workSheet(step, { slips: { z1_1: 0.9 } });
  const a1_1 = Number(short(slipped["q1.a1_1"]));
  const marked = answered(step, workSheet(step, { slips: { z1_1: 0.9, a1_1 } }));
  const shortened = answered(step, {
    ...workSheet(step, { slips: { z1_1: 0.9, a1_1 } }),
    "q1.a1_1": String(a1_1),
  });
  expect(shortened.get("a1_1")?.verdict).toBe("imprecise");
  expect(shortened.get("z2_1")).toMatchObject({
    verdict: "follow-through",
    followsFrom: ["q1.a1_1"],
    message: "Your method is right; the mistake came earlier, with your z1_1 = 0.9000. Check that first.",
  });
  expect(marked.get("z2_1")?.verdict).toBe("follow-through");
});

test("a number with a digit too few is not blamed for a wrong one after it", () => {
  const key = keyOf(step);
  const found = numberAnswers(step.questions[0]?.answers ?? []).find(
    ({ quantity, display, lower }) => quantity.startsWith("a1_") && Number(short(display)) < lower,
  );
  const id = found?.id ?? "";
  const marked = answered(step, { ...key, [id]: short(key[id]), "q1.z2_1": "7.3218" });
  expect(marked.get(found?.quantity ?? "")?.verdict).toBe("imprecise");
  expect(marked.get("z2_1")).toMatchObject({ verdict: "wrong", followsFrom: [] });
});

test("a whole number of ten digits may be cut to three, from a slip as well: 124200 × 9000 is 1110000000", () => {
  const text =
    "questions: [{topic: backprop, network: {inputs: [9000, 8000], targets: [1], layers: [{weights: [[3, 2]], activation: identity}], loss: mse}}]";
  const sheet = makeSheet(readQuiz(text, "quiz.yaml"), { id: "001", seed: "1" });
  const slip = { ...keyOf(sheet), "q1.dC_da1_1": "124200", "q1.dC_dz1_1": "124200" };
  const says = (number: string) => answered(sheet, { ...slip, "q1.dC_dw1_1_1": number }).get("dC_dw1_1_1");
  expect(says("1118000000")?.verdict).toBe("follow-through");
  expect(says("1110000000")).toMatchObject({ verdict: "imprecise", followsFrom: ["q1.dC_dz1_1"] });
  expect(says("1100000000")?.verdict).toBe("imprecise");
  expect(says("1090000000")?.verdict).toBe("wrong");
});

test("a line worked on with all digits from a number that has too few follows through", () => {
  const worked = workSheet(step, { slips: { a1_1: Number(short(keyOf(step)["q1.a1_1"])) } });
  const marked = answered(step, worked);
  const lost = [...marked.values()].filter(({ points, maxPoints }) => points < maxPoints);
  expect(lost.map(({ id }) => id)).toEqual(["q1.a1_1"]);
});
