import { expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { boxesOf } from "../../../src/web/server/students/boxes.js";
import { answersFromForm, answersFromJson } from "../../../src/web/server/students/givenAnswers.js";

const QUIZ = `questions:
  - {text: Why?, points: 2}
  - {text: Which?, options: [{text: a, right: true}, {text: b, right: true}, {text: c}]}
  - {topic: loss}
`;
const sheet = makeSheet(readQuiz(QUIZ, "quiz.yaml"), { id: "001", seed: "given" });
const boxes = boxesOf(sheet);
const LONG = "because ".repeat(400);

test("an answer in words may be long, any other not", () => {
  expect(answersFromJson({ answers: { "q1.text": LONG } }, boxes)).toEqual({ "q1.text": LONG });
  expect(answersFromJson({ answers: { "q3.C": LONG } }, boxes)).toBeNull();
  expect(answersFromJson({ answers: { "q1.text": LONG.repeat(2) } }, boxes)).toBeNull();
  expect(answersFromForm({ "q1.text": LONG, "q3.C": LONG }, boxes)).toEqual({ "q1.text": LONG });
});

test("a student gives no marks to what is marked by hand", () => {
  expect(answersFromJson({ answers: { "q1.text.marks": "2" } }, boxes)).toBeNull();
  expect(answersFromForm({ "q1.text.marks": "2" }, boxes)).toEqual({});
});

test("buttons that are pressed together are one answer", () => {
  expect(answersFromForm({ "q2.choice": ["1", "3"] }, boxes)).toEqual({ "q2.choice": "1 3" });
  expect(answersFromForm({ "q2.choice": ["1", { name: "file" }] }, boxes)).toEqual({});
});
