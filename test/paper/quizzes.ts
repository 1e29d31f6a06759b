import { makeSheet } from "../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../src/author/generator/readQuiz.js";
import { GradsheetError } from "../../src/core/base/errors.js";
import { LOCALES } from "../../src/core/base/settings.js";
import { NOTATIONS } from "../../src/core/notation/notation.js";
import type { Topic } from "../../src/core/topics/topic.js";
import { seeds } from "../seeds.js";
import { faultsOf } from "./faults.js";

/** Seeds of each kind of problem that a topic has, and how many questions of a topic are asked at least at a level. */
export const SEEDS = seeds(1, 10);
export const QUESTIONS = seeds(1, 200);

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
export const kindsOf = (topic: Topic): readonly string[] => {
  if (topic.kind === "network") return NETWORKS;
  return topic.variants.length === 0 ? [""] : topic.variants;
};

/** What was asked of a worksheet's text alone, and what came out wrong of it. */
export interface Tried {
  answered: number;
  /** Questions that were asked. */
  made: number;
  readonly faults: string[];
}

/**
 * One question, in one of the languages and notations by `turn`. `network` and `options` are those of a quiz file. A network that
 * the topic does not ask about is passed over.
 */
export function tryQuestion(wish: string, network: string, turn: number, seed: string, tried: Tried): void {
  const notation = NOTATIONS[turn % NOTATIONS.length] ?? "indexed";
  const locale = LOCALES[Math.floor(turn / 2) % LOCALES.length] ?? "en";
  const general = network === "" ? "" : `network: ${network}\n`;
  try {
    const quiz = readQuiz(
      `locale: ${locale}\nnotation: ${notation}\n${general}questions: [${wish}]`,
      "quiz.yaml",
    );
    const sheet = makeSheet(quiz, { id: "001", seed });
    tried.made += sheet.questions.length;
    tried.answered += sheet.questions.flatMap(({ answers }) => answers).length;
    const told = `${wish}, ${network}, ${notation}, ${locale}, seed ${seed}`;
    tried.faults.push(...faultsOf(sheet).map((fault) => `${told}: ${fault}`));
  } catch (error) {
    if (!(error instanceof GradsheetError)) throw error;
  }
}
