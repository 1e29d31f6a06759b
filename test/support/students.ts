import { makeSheet } from "../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../src/author/generator/readQuiz.js";
import type { Quiz } from "../../src/author/quiz/quiz.js";
import { type Habits, workQuestion } from "../../src/author/rehearse/workQuestion.js";
import type { Level } from "../../src/core/base/settings.js";
import type { Answers } from "../../src/core/marking/marked.js";
import type { Sheet } from "../../src/core/sheet/sheet.js";
import { type TopicName, topicNamed } from "../../src/core/topics/index.js";

export { changedBy, workQuestion } from "../../src/author/rehearse/workQuestion.js";

export const NETWORKS = {
  "2-2-1 sigmoid, mse": "layers: [2, 2, 1]",
  "2-2-1 with biases": "layers: [2, 2, 1], bias: true",
  "3-3-2 tanh and sigmoid, half-sse":
    "layers: [3, 3, 2], activations: [tanh, sigmoid], loss: half-sse, bias: true",
  "2-3-3 sigmoid and softmax, cross-entropy":
    "layers: [2, 3, 3], activations: [sigmoid, softmax], loss: cross-entropy",
  "2-2-1 relu and sigmoid, bce": "layers: [2, 2, 1], activations: [relu, sigmoid], loss: bce, bias: true",
} as const;

const quizzes = new Map<string, Quiz>();

export const drawSheet = (
  network: string,
  topic: string,
  seed: string,
  { variant = "", level = "standard" as Level } = {},
): Sheet => {
  const question = `{topic: ${topic}, level: ${level}${variant === "" ? "" : `, variant: ${variant}`}}`;
  const text = `network: {${network}}\nquestions: [${question}]`;
  const quiz = quizzes.get(text) ?? readQuiz(text, "quiz.yaml");
  quizzes.set(text, quiz);
  return makeSheet(quiz, { id: "001", seed });
};

/** The k-th sheet of a topic: networks, or the topic's own variants, in turn. */
export function turnSheet(topic: TopicName, seed: string, k: number, level: Level = "standard"): Sheet {
  const networks = Object.values(NETWORKS);
  const one = topicNamed(topic);
  if (one.kind === "network")
    return drawSheet(networks[k % networks.length] ?? "", topic, `${seed}-${k}`, { level });
  const variant = one.variants[k % one.variants.length] ?? "";
  return drawSheet(NETWORKS["2-2-1 with biases"], topic, `${seed}-${k}`, { variant, level });
}

/** What the key prints, as a student's answers. */
export const keyOf = (sheet: Sheet): Answers =>
  Object.fromEntries(
    sheet.questions.flatMap(({ answers }) => answers.map(({ id, display }) => [id, display] as const)),
  );

/** A student who works every line from the numbers written down before it, at the quiz's precision. */
export function workSheet(sheet: Sheet, habits: Habits = {}): Answers {
  return Object.fromEntries(sheet.questions.flatMap((question) => workQuestion(question, habits)));
}
