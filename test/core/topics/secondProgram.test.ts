import { describe, expect, jest, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { LEVELS } from "../../../src/core/base/settings.js";
import { numberAnswers } from "../../../src/core/sheet/sheet.js";
import { TOPICS } from "../../../src/core/topics/index.js";
import type { Topic } from "../../../src/core/topics/topic.js";
import { LONG, seeds } from "../../seeds.js";
import { secondProgram } from "./secondProgram.js";

jest.setTimeout(LONG ? 600_000 : 60_000);

const SEEDS = seeds(16, 200);
const NETWORKS = [
  "layers: [2, 2, 1], bias: true",
  "layers: [3, 3, 2], activations: [tanh, sigmoid], loss: half-sse, bias: true",
  "layers: [2, 3, 3], activations: [sigmoid, softmax], loss: cross-entropy",
  "layers: [2, 2, 1], activations: [relu, sigmoid], loss: bce",
];

/** Relative to the larger, and at the noise of differences where a derivative is 0. */
const apart = (a: number, b: number): number =>
  Math.abs(a - b) / Math.max(a === 0 ? 1 : 1e-4, Math.abs(a), Math.abs(b));

describe.each<Topic>(Object.values(TOPICS))("$name", (topic) => {
  test(`${SEEDS} seeds${LONG ? " at each level" : ""} agree with a second program to 1e-9`, () => {
    for (let k = 0; k < SEEDS; k++) {
      const network = NETWORKS[k % NETWORKS.length] ?? "";
      const variants = topic.kind === "own" ? topic.variants : [];
      const variant = variants[k % variants.length];
      const wishes = LEVELS.filter((_level, place) => LONG || place === k % LEVELS.length).map(
        (level) =>
          `{topic: ${topic.name}, level: ${level}${variant === undefined ? "" : `, variant: ${variant}`}, name: ${level}}`,
      );
      const quiz = readQuiz(`network: {${network}}\nquestions: [${wishes.join(", ")}]`, "quiz.yaml");
      for (const question of makeSheet(quiz, { id: "001", seed: `second-${k}` }).questions) {
        const second = secondProgram(question);
        for (const { quantity, value } of numberAnswers(question.answers)) {
          const other = second.get(quantity) ?? Number.NaN;
          expect({ k, quantity, agrees: apart(value, other) < 1e-9 || [value, other] }).toEqual({
            k,
            quantity,
            agrees: true,
          });
        }
      }
    }
  });
});
