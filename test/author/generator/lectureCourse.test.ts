import { expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { readPreset } from "../../../src/author/quiz/presets.js";
import { numberAnswers } from "../../../src/core/sheet/sheet.js";

/** The lecture's network, trained by loops: o1, C and w1 to w6 after so many updates. */
function trained(updates: number): Record<string, number> {
  const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
  let w = [0.7, 0.3, 0.4, 0.6, 0.55, 0.45];
  const pass = () => {
    const [w1 = 0, w2 = 0, w3 = 0, w4 = 0, w5 = 0, w6 = 0] = w;
    const [h1, h2] = [sigmoid(0.5 * w1 + 0.3 * w3), sigmoid(0.5 * w2 + 0.3 * w4)];
    const o = sigmoid(w5 * h1 + w6 * h2);
    const back = -2 * (1 - o) * o * (1 - o);
    const [back1, back2] = [back * w5 * h1 * (1 - h1), back * w6 * h2 * (1 - h2)];
    return { o, slopes: [back1 * 0.5, back2 * 0.5, back1 * 0.3, back2 * 0.3, back * h1, back * h2] };
  };
  for (let t = 0; t < updates; t++) {
    const { slopes } = pass();
    w = w.map((one, k) => one - 0.1 * (slopes[k] ?? Number.NaN));
  }
  const { o } = pass();
  return { w1: w[0] ?? 0, w5: w[4] ?? 0, o, C: (1 - o) ** 2 };
}

test("lecture-course goes on for two more updates of the lecture's network: weights, outputs and losses", () => {
  const sheet = makeSheet(readQuiz(readPreset("lecture-course").text, "quiz.yaml"), { id: "001", seed: "a" });
  const steps = sheet.questions.find(({ own }) => own?.name === "two-more-steps");
  const asked = numberAnswers(steps?.answers ?? []);
  expect(asked.map(({ quantity }) => quantity)).toEqual(
    [2, 3].flatMap((t) => ["w1", "w5", "o", "C"].map((letter) => `${letter}_${t}`)),
  );
  for (const { quantity, value } of asked) {
    const [letter = "", t = ""] = quantity.split("_");
    expect(value).toBeCloseTo(trained(Number(t))[letter] ?? Number.NaN, 12);
  }
  // The first of the three updates is the question before it.
  const step = sheet.questions.find(({ topic }) => topic === "training-step");
  const after = numberAnswers(step?.answers ?? []).find(({ quantity }) => quantity === "C_new");
  expect(after?.value).toBeCloseTo(trained(1)["C"] ?? Number.NaN, 12);
});
