import { expect, test } from "@jest/globals";
import { makeSheet } from "../../src/generator/makeSheet.js";
import { readQuiz } from "../../src/generator/readQuiz.js";
import { parseSheet } from "../../src/sheet/sheetFile.js";
import { sheetText } from "../../src/sheet/sheetText.js";
import { drawSheet } from "../support/students.js";

const sheet = drawSheet("layers: [2, 2, 1]", "training-step", "file");
const text = sheetText(sheet);

test("a sheet read back is the sheet that was written", () => {
  expect(parseSheet(text, "001.json")).toEqual(JSON.parse(JSON.stringify(sheet)));
});

test("choices, blanks, lines and shapes are read back too; a right option is one that there is", () => {
  const quiz = readQuiz(
    "questions: [{topic: loss, as: choice}, {topic: backprop, as: blanks}, {topic: find-the-mistake}, {topic: matrix-form}]",
    "quiz.yaml",
  );
  const made = makeSheet(quiz, { id: "001", seed: "file" });
  const kinds = made.questions.flatMap(({ answers }) => answers.map(({ kind }) => kind));
  expect([...new Set(kinds)].sort()).toEqual(["blank", "choice", "line", "number", "shape"]);
  expect(parseSheet(sheetText(made), "001.json")).toEqual(JSON.parse(JSON.stringify(made)));
  const beyond = sheetText(made).replace(/"right":\d+/, '"right":99');
  expect(() => parseSheet(beyond, "001.json")).toThrow(
    /^error\[WRONG_VALUE\] 001.json questions\[0\].answers\[0\].right: there is no option 99/,
  );
});

test.each([
  ["no JSON", "sheet", /^error\[SYNTAX\] 001.json: not JSON/],
  ["another format", text.replace("sheet@1", "sheet@9"), /^error\[WRONG_VALUE\] 001.json format: /],
  [
    "a bound left out",
    text.replace('"lower":', '"low":'),
    /^error\[WRONG_VALUE\] 001.json questions\[0\].answers\[0\].lower: /,
  ],
  [
    "an operation that there is not",
    text.replace('["sigmoid",', '["eval",'),
    /^error\[WRONG_VALUE\] 001.json q1: no operation is called "eval"/,
  ],
  [
    "a line that speaks of nothing",
    text.replace('["*",["w1_1_1"', '["*",["w9_9_9"'),
    /^error\[WRONG_VALUE\] 001.json q1: z1_1 uses w9_9_9/,
  ],
])("refused: %s", (_what, changed, message) => {
  expect(changed).not.toBe(text);
  expect(() => parseSheet(changed, "001.json")).toThrow(message);
});
