import { readFileSync } from "node:fs";
import { readPreset } from "../src/author/quiz/presets.js";
import { topicsQuiz } from "../src/author/quiz/topicsQuiz.js";
import { TOPICS } from "../src/core/topics/index.js";

/** Quizzes whose networks are wide, and deep. */
const OWN: Record<string, string> = {
  "4-4-3": `
title: A wide network
network: { layers: [4, 4, 3], activations: [tanh, softmax], loss: cross-entropy, bias: true }
questions: [{ topic: forward-pass }, { topic: hidden-gradient }, { topic: matrix-form }, { topic: weight-update }]`,
  deep: `
title: A deep network
notation: flat
network: { layers: [2, 2, 2, 2, 1], activations: [tanh, tanh, relu, sigmoid], loss: bce, bias: true, targets: { from: 0, to: 1, decimals: 0 } }
questions: [{ topic: forward-pass }, { topic: hidden-gradient }, { topic: backprop }, { topic: weight-update }]`,
};

/** Every topic, asked at one level. */
const LEVELS = ["guided", "standard", "exam"] as const;
for (const level of LEVELS)
  OWN[`all-${level}`] = topicsQuiz({ topics: Object.keys(TOPICS).join(","), level }, () => "").text;

const EXAMPLES = ["midterm", "multiple-choice", "homework", "bulk", "past-paper"];

/** The quiz of an example, a preset, or one of these. */
export const quizText = (set: string): string =>
  OWN[set] ?? (EXAMPLES.includes(set) ? readFileSync(`examples/${set}.yaml`, "utf8") : readPreset(set).text);
