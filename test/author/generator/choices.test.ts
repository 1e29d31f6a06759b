import { describe, expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { factorsOf } from "../../../src/core/sheet/asBlanks.js";
import { graphOfQuestion, type OptionAnswer, type Question } from "../../../src/core/sheet/sheet.js";
import { TOPICS } from "../../../src/core/topics/index.js";
import type { Topic } from "../../../src/core/topics/topic.js";
import { seeds } from "../../seeds.js";

const ask = (question: string, seed: string, network = "{bias: true}"): Question => {
  const quiz = readQuiz(`network: ${network}\nquestions: [${question}]`, "quiz.yaml");
  const [made] = makeSheet(quiz, { id: "001", seed }).questions;
  if (made === undefined) throw new Error("no question");
  return made;
};

const optionsIn = ({ answers }: Question): OptionAnswer[] =>
  answers.flatMap((one) => ("options" in one && one.kind !== "several" ? [one] : []));

const choiceIn = (question: Question): OptionAnswer => {
  const [choice] = optionsIn(question);
  if (choice === undefined) throw new Error("no choice");
  return choice;
};

const valueTopics = Object.values<Topic>(TOPICS).filter(({ asks }) => asks?.choice === undefined);

describe.each(valueTopics)("$name as a choice", (topic) => {
  const questions = Array.from({ length: seeds(16, 40) }, (_none, k) => {
    const variants = topic.kind === "own" ? topic.variants : [];
    const variant = variants.length === 0 ? "" : `, variant: ${variants[k % variants.length]}`;
    return ask(`{topic: ${topic.name}, as: choice${variant}}`, `choice-${k}`);
  });

  test("one answer, three options or more, no two of them alike, one of them right", () => {
    for (const question of questions) {
      expect(question.answers.map(({ id }) => id)).toEqual([`${question.id}.choice`]);
      const { options, right } = choiceIn(question);
      const displays = options.map((option) => (option.kind === "value" ? option.display : ""));
      expect(options.length).toBeGreaterThanOrEqual(3);
      expect(new Set(displays).size).toBe(options.length);
      const rights = options.flatMap((option, k) =>
        option.kind === "value" && option.misconception === null ? [k + 1] : [],
      );
      expect(rights).toEqual([right]);
    }
  });

  test("the right option is not always at the same place", () => {
    expect(new Set(questions.map((question) => choiceIn(question).right)).size).toBeGreaterThan(1);
  });
});

test("an answer's bounds hold none of the wrong options: 0.5 % around the right one there is no other", () => {
  for (let k = 0; k < 60; k++) {
    const { options, right } = choiceIn(ask("{topic: hidden-gradient, as: choice}", `apart-${k}`));
    const values = options.map((option) => (option.kind === "value" ? option.value : Number.NaN));
    const middle = values[right - 1] ?? Number.NaN;
    const near = values.filter((value) => Math.abs(value - middle) < 0.0005 * Math.abs(middle));
    expect(near).toEqual([middle]);
  }
});

test("none of these: only where asked for, last, and right about as often as chance has it", () => {
  let right = 0;
  for (let k = 0; k < 80; k++) {
    const plain = choiceIn(ask("{topic: output-gradient, as: choice}", `none-${k}`));
    expect(plain.options.every(({ kind }) => kind === "value")).toBe(true);
    const asked = choiceIn(ask("{topic: output-gradient, as: choice, noneOfThese: true}", `none-${k}`));
    expect(asked.options.at(-1)).toEqual({ kind: "words", words: "none-of-these" });
    const values = asked.options.filter((option) => option.kind === "value" && option.misconception === null);
    expect(values.length).toBe(asked.right === asked.options.length ? 0 : 1);
    if (asked.right === asked.options.length) right++;
  }
  expect(right).toBeGreaterThan(5);
  expect(right).toBeLessThan(40);
});

test("options: 6 makes six, 3 makes three", () => {
  for (const options of [3, 5, 6]) {
    const question = `{topic: hidden-gradient, as: choice, options: ${options}}`;
    expect(choiceIn(ask(question, "many", "{layers: [3, 3, 2], bias: true}")).options.length).toBe(options);
  }
});

describe("blanks of a chain rule", () => {
  test("the 2-2-1 network's hidden weight is a product of five derivatives", () => {
    const question = ask("{topic: hidden-gradient, as: blanks, level: exam}", "five");
    const [gradient = ""] = question.answers.flatMap(({ kind, quantity }) =>
      kind === "number" ? [quantity] : [],
    );
    const [, layer, j, i] = /^dC_dw(\d)_(\d)_(\d)$/.exec(gradient) ?? [];
    expect(layer).toBe("1");
    const factors = [
      "dC_da2_1",
      "da2_1_dz2_1",
      `dz2_1_da1_${j}`,
      `da1_${j}_dz1_${j}`,
      `dz1_${j}_dw1_${j}_${i}`,
    ];
    expect(factorsOf(graphOfQuestion(question), gradient)).toEqual(factors);
    const blanks = optionsIn(question);
    const rights = blanks.map(({ options, right }) => options[right - 1]);
    expect(rights).toEqual(factors.map((quantity) => ({ kind: "quantity", quantity })));
  });

  test("the bank has three strangers, none of which lies on the way to the gradient", () => {
    for (let k = 0; k < 40; k++) {
      const question = ask("{topic: backprop, as: blanks}", `bank-${k}`);
      const blanks = optionsIn(question);
      const [first] = blanks;
      expect(first?.options.length).toBe(blanks.length + 3);
      expect(new Set(first?.options.map((option) => JSON.stringify(option))).size).toBe(blanks.length + 3);
    }
  });

  test("in an exam that asks only for what a change comes to, the rates on the way are the product", () => {
    for (let k = 0; k < 10; k++) {
      const question = ask("{topic: chain-rule, variant: bakery, as: blanks, level: exam}", `exam-${k}`);
      expect(optionsIn(question).length).toBeGreaterThan(1);
    }
  });

  test("guided, one factor is missing", () => {
    expect(optionsIn(ask("{topic: chain-rule, as: blanks, level: guided}", "one")).length).toBe(1);
  });

  test.each([
    [
      "{topic: loss, as: blanks}",
      "it asks for no product of derivatives; output-gradient, hidden-gradient, backprop, chain-rule do",
    ],
    ["{topic: loss, options: 4}", "only a choice has options; as: choice makes it one"],
    ["{topic: find-the-mistake, as: choice}", "it has no number to choose; leave `as` out"],
  ])("%s is refused", (question, message) => {
    expect(() => ask(question, "refused")).toThrow(message);
  });
});
