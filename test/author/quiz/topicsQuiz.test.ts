import { expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { topicsQuiz } from "../../../src/author/quiz/topicsQuiz.js";
import { LEVELS, type LocaleName } from "../../../src/core/base/settings.js";
import { TOPICS } from "../../../src/core/topics/index.js";
import { messagesFor } from "../../../src/core/words/locale.js";

const made = (wish: Parameters<typeof topicsQuiz>[0], locale: LocaleName = "en") => {
  const { text, file } = topicsQuiz(wish, (topic, one) => messagesFor(one)(`topic.${topic}.title`));
  return readQuiz(text, file, { locale });
};

test("softmax-cross-entropy,loss at exam, 3 of each: six exam questions, softmax where it is needed", () => {
  const quiz = made({ topics: "softmax-cross-entropy, loss", level: "exam", count: 3 });
  const { questions } = makeSheet(quiz, { id: "001", seed: "1" });
  expect(questions.map(({ topic, level }) => `${topic} ${level}`)).toEqual([
    ...Array(3).fill("softmax-cross-entropy exam"),
    ...Array(3).fill("loss exam"),
  ]);
  expect(questions.map(({ network }) => network?.layers.at(-1)?.activation)).toEqual([
    ...Array(3).fill("softmax"),
    ...Array(3).fill("sigmoid"),
  ]);
});

test("it is called what its topics are called, in the sheet's language; many topics by the subject", () => {
  expect(made({ topics: "loss" }, "ko").title).toBe("손실");
  expect(made({ topics: "loss,chain-rule" }).title).toBe("Loss · Chain rule");
  expect(made({ topics: "loss,chain-rule,backprop,digit" }, "ko").title).toBe("역전파");
});

test.each(LEVELS)("every topic can be asked alone at level %s", (level) => {
  for (const topics of Object.keys(TOPICS)) {
    const { questions } = makeSheet(made({ topics, level }), { id: "001", seed: "alone" });
    expect(questions.map(({ topic }) => topic)).toEqual([topics]);
  }
});
