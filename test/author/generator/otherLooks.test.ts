import { expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { asWritten } from "../../../src/core/graph/asWritten.js";
import { writeFormula } from "../../../src/core/notation/formula.js";
import { textFormula } from "../../../src/core/notation/styles.js";
import { notationOfQuestion } from "../../../src/core/sheet/questionNotation.js";
import type { Option, OptionAnswer, Question } from "../../../src/core/sheet/sheet.js";
import { seeds } from "../../seeds.js";

/** Sheets of a topic. */
const SEEDS = seeds(60, 300);
/** The share of few sheets goes further by luck. */
const LUCK = SEEDS >= 300 ? 0 : 0.15;
/** What a guesser may find at most, where a formula, a line of a program or a quantity is chosen: of three options, more. */
const MOST: Readonly<Record<string, number>> = {
  shapes: 0.3 + LUCK,
  "what-happens": 0.3 + LUCK,
  derive: 0.3 + LUCK,
  "find-the-bug": 0.3 + LUCK,
  "training-loop": 0.38 + LUCK,
};
const NETWORKS = [
  "layers: [2, 2, 1], bias: true",
  "layers: [3, 3, 2], activations: [tanh, sigmoid], loss: half-sse",
  "layers: [2, 2, 1], activations: [sigmoid, sigmoid], loss: bce",
];

interface Choice {
  readonly texts: readonly string[];
  readonly right: number;
}

function textOf(option: Option, question: Question): string {
  switch (option.kind) {
    case "formula":
      return writeFormula(option.expression, textFormula(notationOfQuestion(question, "indexed")));
    case "code":
      return option.code;
    case "quantity":
      return option.quantity;
    case "words":
      return option.words;
    case "value":
      return option.display;
    case "prose":
      return option.text;
  }
}

const isOther = ({ kind, options }: OptionAnswer): boolean =>
  kind === "choice" &&
  options.every((one) => one.kind !== "value" && one.kind !== "prose") &&
  options.length > 2;

const choicesOf = (topic: string): Choice[] =>
  Array.from({ length: SEEDS }, (_none, k) => {
    const network = NETWORKS[k % NETWORKS.length];
    const quiz = readQuiz(`network: {${network}}\nquestions: [{topic: ${topic}}]`, "quiz.yaml");
    return makeSheet(quiz, { id: "001", seed: `looks-${k}` }).questions.flatMap((question) =>
      question.answers.flatMap((one) =>
        "options" in one && one.kind !== "several" && isOther(one)
          ? [{ texts: one.options.map((option) => textOf(option, question)), right: one.right - 1 }]
          : [],
      ),
    );
  }).flat();

/** Letters and signs that two texts have in common, place by place from the front. */
const inCommon = (a: string, b: string): number => {
  const tokens = new Set(b.match(/\w+|\S/g));
  return (a.match(/\w+|\S/g) ?? []).filter((one) => tokens.has(one)).length;
};

type Look = (texts: readonly string[], place: number) => number;

const LOOKS: Readonly<Record<string, Look>> = {
  "the longest": (texts, k) => texts[k]?.length ?? 0,
  "the shortest": (texts, k) => -(texts[k]?.length ?? 0),
  "the one most like the others": (texts, k) =>
    texts.reduce((sum, other, m) => (m === k ? sum : sum + inCommon(other, texts[k] ?? "")), 0),
  "the first": (_texts, k) => -k,
  "the last": (_texts, k) => k,
};

function earned(choices: readonly Choice[], look: Look): number {
  const shares = choices.map(({ texts, right }) => {
    const looks = texts.map((_text, k) => look(texts, k));
    const most = Math.max(...looks);
    return looks[right] === most ? 1 / looks.filter((one) => one === most).length : 0;
  });
  return shares.reduce((sum, one) => sum + one, 0) / shares.length;
}

test.each(Object.entries(MOST))(
  "%s: who takes a formula, a line or a quantity by its looks is right in few cases",
  (topic, most) => {
    const choices = choicesOf(topic);
    expect(choices.length).toBeGreaterThan(0);
    for (const [name, look] of Object.entries(LOOKS))
      expect([name, Math.max(most, earned(choices, look))]).toEqual([name, most]);
  },
);

test("derive: all formulas are set alike, y − a in place of a minus before a bracket", () => {
  for (const { texts } of choicesOf("derive"))
    for (const text of texts)
      expect([text, /-\d?·?\(/.test(text.replace(/(?<=\w|\)) - \(/g, ""))]).toEqual([text, false]);
});

test("find-the-mistake: who takes a line without an operation, or one unlike all of its kind, is right in few cases", () => {
  const earned = Array.from({ length: SEEDS }, (_none, k) => {
    const network = NETWORKS[k % NETWORKS.length];
    const quiz = readQuiz(`network: {${network}}\nquestions: [{topic: find-the-mistake}]`, "quiz.yaml");
    const [question] = makeSheet(quiz, { id: "001", seed: `looks-${k}` }).questions;
    const { definitions = [], worked, mistakes = [], answers = [] } = question ?? {};
    const replaced = mistakes[worked?.mistake ?? -1]?.replace ?? {};
    const lines = (worked?.lines ?? []).map((id) => {
      const line = definitions.find((one) => one.id === id);
      // As it is printed: a factor 1 and a term 0 are not.
      const text = writeFormula(
        asWritten(replaced[id] ?? line?.expression ?? 0),
        textFormula(notationOfQuestion(question as Question, "indexed")),
      );
      const shape = text.replace(/[\w′'/]*_[\w]+|\b[a-zA-Z]\w*\b/g, "x").replaceAll("(x)", "x");
      return { role: line?.role, shape, plain: /^-?x$/.test(shape) };
    });
    const odd = lines.map(({ role, shape, plain }) => {
      const others = lines.filter((one) => one.role === role);
      return plain || (others.length > 2 && others.filter((one) => one.shape === shape).length === 1);
    });
    const taken = odd.includes(true) ? odd : odd.map(() => true);
    const [line] = answers;
    const right =
      line !== undefined && "right" in line && typeof line.right === "number" ? line.right - 1 : -1;
    return taken[right] === true ? 1 / taken.filter(Boolean).length : 0;
  });
  expect(earned.reduce((sum, one) => sum + one, 0) / SEEDS).toBeLessThanOrEqual(0.15);
});
