import { makeSheet } from "../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../src/author/generator/readQuiz.js";
import type { Quiz } from "../../src/author/quiz/quiz.js";
import type { Level } from "../../src/core/base/settings.js";
import { numbers } from "../../src/core/graph/algebra.js";
import type { Graph } from "../../src/core/graph/definition.js";
import { evaluateExpression } from "../../src/core/graph/evaluate.js";
import type { Expression } from "../../src/core/graph/expressionTree.js";
import { roundingOf } from "../../src/core/graph/precision.js";
import { displayNumber, type RoundingMode, roundNumber } from "../../src/core/graph/rounding.js";
import type { Answers } from "../../src/core/marking/marked.js";
import { MISCONCEPTIONS, type MisconceptionName } from "../../src/core/misconceptions/index.js";
import { graphOfQuestion, type Question, type Sheet } from "../../src/core/sheet/sheet.js";
import { type TopicName, topicNamed } from "../../src/core/topics/index.js";

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

const graphs = new WeakMap<Question, Graph>();

function graphOf(question: Question): Graph {
  const graph = graphs.get(question) ?? graphOfQuestion(question);
  graphs.set(question, graph);
  return graph;
}

export interface Habits {
  /** `full`: every line is worked with all digits, and only what is written down is rounded. */
  readonly mode?: RoundingMode | "full";
  /** Lines worked in another way than the graph's. */
  readonly method?: (id: string) => Expression | undefined;
  /** Numbers put in whatever the line says. */
  readonly slips?: Readonly<Record<string, number>>;
}

/** A student who works every line from the numbers written down before it, at the quiz's precision. */
export function workSheet(sheet: Sheet, habits: Habits = {}): Answers {
  return Object.fromEntries(sheet.questions.flatMap((question) => workQuestion(question, habits)));
}

export function workQuestion(question: Question, habits: Habits): [id: string, text: string][] {
  const { mode = "round", method = () => undefined, slips = {} } = habits;
  const graph = graphOf(question);
  const shown = new Set(question.shown);
  const values = new Map(Object.entries(question.givens));
  const right = new Map(values);
  for (const { id, expression } of graph.definitions) {
    const rounding = roundingOf(graph, id, question.precision);
    right.set(id, evaluateExpression(expression, right, numbers));
    const printed = shown.has(id);
    // 0 · ln 0.0000 is nothing to somebody with a pencil: what is printed as 0 and is not 0 is taken in full.
    const seen = {
      get: (used: string) => (shown.has(used) && values.get(used) === 0 ? right : values).get(used),
    };
    const own = printed ? (right.get(id) ?? 0) : evaluateExpression(method(id) ?? expression, seen, numbers);
    // What cannot be worked out (the logarithm of a negative number) is left empty, and so is all that rests on it.
    const short = printed ? "round" : mode;
    const line = Number.isFinite(own) && short !== "full" ? roundNumber(own, rounding, short) : own;
    values.set(id, slips[id] ?? line);
  }
  return question.answers.map(({ id, kind, quantity, display }) => {
    // What is chosen, this student always knows.
    if (kind !== "number") return [id, display];
    const value = values.get(quantity) ?? Number.NaN;
    const rounding = roundingOf(graph, quantity, question.precision);
    return [id, Number.isFinite(value) ? displayNumber(value, rounding) : ""];
  });
}

/** The lines that a student works in another way who holds one misconception wherever it applies: its first way of going wrong. */
export function changedBy(question: Question, name: MisconceptionName): ReadonlyMap<string, Expression> {
  const graph = graphOf(question);
  return new Map(
    graph.definitions.flatMap((definition) => {
      const [first] = MISCONCEPTIONS[name].apply(definition, graph);
      return first === undefined ? [] : [[definition.id, first] as const];
    }),
  );
}
