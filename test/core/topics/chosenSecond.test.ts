import { describe, expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import type { Option, Question } from "../../../src/core/sheet/sheet.js";
import { TOPICS } from "../../../src/core/topics/index.js";
import type { Topic } from "../../../src/core/topics/topic.js";
import { seeds } from "../../seeds.js";
import { movedWeight } from "./second/gradientCheck.js";
import { secondProgram } from "./secondProgram.js";

const SEEDS = seeds(9, 60);
const NETWORKS = [
  "layers: [2, 2, 1], bias: true",
  "layers: [3, 3, 2], activations: [tanh, sigmoid], loss: half-sse",
];

const ask = (question: string, k: number): Question => {
  const quiz = readQuiz(`network: {${NETWORKS[k % NETWORKS.length]}}\nquestions: [${question}]`, "quiz.yaml");
  const [made] = makeSheet(quiz, { id: "001", seed: `chosen-${k}` }).questions;
  if (made === undefined) throw new Error("no question");
  return made;
};

const numberAt = (option: Option | undefined): number =>
  option?.kind === "value" ? option.value : Number.NaN;
const apart = (a: number, b: number): number => Math.abs(a - b) / Math.max(1e-4, Math.abs(a), Math.abs(b));

describe.each(Object.values<Topic>(TOPICS).filter(({ asks }) => asks?.choice === undefined))(
  "$name",
  (topic) => {
    test(`as a choice: of ${SEEDS} seeds, a second program finds the right option, and no other`, () => {
      for (let k = 0; k < SEEDS; k++) {
        const variants = topic.kind === "own" ? topic.variants : [];
        const variant = variants.length === 0 ? "" : `, variant: ${variants[k % variants.length]}`;
        const question = ask(`{topic: ${topic.name}, as: choice${variant}}`, k);
        const [choice] = question.answers;
        if (choice?.kind !== "choice") throw new Error("no choice");
        const second = secondProgram(question).get(choice.quantity) ?? Number.NaN;
        const agreeing = choice.options.flatMap((option, place) =>
          apart(numberAt(option), second) < 1e-9 ? [place + 1] : [],
        );
        expect({ k, quantity: choice.quantity, agreeing }).toEqual({
          k,
          quantity: choice.quantity,
          agreeing: [choice.right],
        });
      }
    });
  },
);

test("shapes: W has a row a neuron, its transpose turns it over, δ is a column, and a gradient has its matrix's shape", () => {
  for (let k = 0; k < 20; k++) {
    const { network, answers } = ask("{topic: matrix-form, network: {layers: [4, 3, 2]}}", k);
    const matrix = (layer: number): [number, number] => {
      const weights = network?.layers[layer - 1]?.weights ?? [];
      return [weights.length, weights[0]?.length ?? 0];
    };
    const [rows1, columns1] = matrix(1);
    const [rows2, columns2] = matrix(2);
    const wanted = {
      WT2: [columns2, rows2],
      delta2: [rows2, 1],
      delta1: [rows1, 1],
      dC_dW1: [rows1, columns1],
    };
    const asked = answers.flatMap((one) =>
      one.kind === "shape" ? [[one.quantity, [one.rows, one.columns]]] : [],
    );
    expect(Object.fromEntries(asked)).toEqual(wanted);
    expect(wanted).toEqual({ WT2: [3, 2], delta2: [2, 1], delta1: [3, 1], dC_dW1: [3, 4] });
  }
});

test.each(["sigmoid", "tanh"])("the slope of %s is largest at the point that is right", (name) => {
  const f = name === "tanh" ? Math.tanh : (z: number) => 1 / (1 + Math.exp(-z));
  for (let k = 0; k < 20; k++) {
    const { answers } = ask(`{topic: activation-derivative, variant: ${name}}`, k);
    const choice = answers.find(({ kind }) => kind === "choice");
    if (choice?.kind !== "choice") throw new Error("no choice");
    const slopes = choice.options.map(numberAt).map((z) => (f(z + 1e-5) - f(z - 1e-5)) / 2e-5);
    expect(slopes.indexOf(Math.max(...slopes)) + 1).toBe(choice.right);
  }
});

test("a program's gradient is called right when it is the second program's to three figures, else wrong", () => {
  const seen = new Set<number>();
  for (let k = 0; k < SEEDS; k++) {
    const question = ask("{topic: gradient-check}", k);
    const choice = question.answers.find(({ kind }) => kind === "choice");
    if (choice?.kind !== "choice") throw new Error("no choice");
    const right = secondProgram(question).get(`dC_d${movedWeight(question)}`) ?? Number.NaN;
    const near = apart(question.givens["g"] ?? Number.NaN, right) < 0.006;
    expect({ k, near }).toEqual({ k, near: choice.right === 1 });
    seen.add(choice.right);
  }
  expect(seen.size).toBe(2);
});
