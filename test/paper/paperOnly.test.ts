import { describe, expect, test } from "@jest/globals";
import { GradsheetError } from "../../src/base/errors.js";
import { LEVELS, type Level, LOCALES } from "../../src/base/settings.js";
import { makeSheet } from "../../src/generator/makeSheet.js";
import { readQuiz } from "../../src/generator/readQuiz.js";
import { NOTATIONS } from "../../src/notation/notation.js";
import type { Sheet } from "../../src/sheet/sheet.js";
import { TOPICS } from "../../src/topics/index.js";
import type { Topic } from "../../src/topics/topic.js";
import { faultsOf } from "./faults.js";

/** All ways of every question and many seeds, instead of a few of each. */
const LONG = process.env["GRADSHEET_LONG"] !== undefined;
const SEEDS = LONG ? 10 : 1;

const NETWORKS = [
  "layers: [2, 2, 1]",
  "layers: [2, 2, 1], bias: true",
  "layers: [3, 3, 2], activations: [tanh, sigmoid], loss: half-sse, bias: true",
  "layers: [2, 3, 3], activations: [sigmoid, softmax], loss: cross-entropy",
  "layers: [2, 2, 1], activations: [relu, sigmoid], loss: bce",
  "layers: [2, 2, 2], activations: [leaky-relu, softplus], loss: sse",
  "layers: [2, 2, 1], activations: [tanh, identity], loss: output",
];

/** What a quiz can ask of a topic: its variants, or networks. */
const kindsOf = (topic: Topic): readonly string[] => {
  if (topic.kind === "network") return NETWORKS;
  return topic.variants.length === 0 ? [""] : topic.variants.map((variant) => `variant: ${variant}`);
};

/** A sheet with this one question; null where the topic does not ask about the network. */
function sheetWith(wish: string, options: string, seed: string): Sheet | null {
  try {
    return makeSheet(readQuiz(`${options}\nquestions: [{${wish}}]`, "quiz.yaml"), { id: "001", seed });
  } catch (error) {
    if (error instanceof GradsheetError) return null;
    throw error;
  }
}

/** In a short run each kind comes at one level or another, of few kinds all. */
const isChosen = (kind: number, of: number, level: Level): boolean =>
  LONG || of < LEVELS.length || kind % LEVELS.length === LEVELS.indexOf(level);

describe.each<Topic>(Object.values(TOPICS))("$name is answered from the worksheet's text alone", (topic) => {
  test.each(LEVELS)("%s", (level) => {
    const faults: string[] = [];
    let answered = 0;
    const kinds = kindsOf(topic);
    kinds.forEach((kind, k) => {
      if (!isChosen(k, kinds.length, level)) return;
      for (let seed = 0; seed < SEEDS; seed++) {
        const turn = k + Math.floor(k / LEVELS.length) + seed;
        const notation = NOTATIONS[turn % 2] ?? "indexed";
        const locale = LOCALES[Math.floor(turn / 2) % LOCALES.length] ?? "en";
        const own = topic.kind === "own" ? kind : "";
        const wish = [`topic: ${topic.name}`, `level: ${level}`, own].filter(Boolean).join(", ");
        const network = topic.kind === "own" ? "" : `\nnetwork: {${kind}}`;
        const sheet = sheetWith(wish, `locale: ${locale}\nnotation: ${notation}${network}`, `paper-${seed}`);
        if (sheet === null) continue;
        answered += sheet.questions.flatMap(({ answers }) => answers).length;
        faults.push(...faultsOf(sheet).map((fault) => `${wish}, ${kind}, ${notation}, ${locale}: ${fault}`));
      }
    });
    expect(faults).toEqual([]);
    expect(answered).toBeGreaterThan(0);
  });
});
