import { describe, expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { parseSheet } from "../../../src/core/sheet/sheetFile.js";
import { sheetText } from "../../../src/core/sheet/sheetText.js";
import { drawSheet } from "../../support/students.js";

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

/** The sheet's text with another value at a place of its first question. */
function withValue(path: readonly (string | number)[], value: unknown): string {
  const data: unknown = JSON.parse(text);
  let here = data as Record<string | number, unknown>;
  for (const part of ["questions", 0, ...path].slice(0, -1)) here = here[part] as Record<string, unknown>;
  here[path.at(-1) ?? ""] = value;
  return JSON.stringify(data);
}

describe("held: sheets changed by hand that ended mark, verify set and the pages in internal errors", () => {
  const nested = (depth: number): unknown => (depth === 0 ? 1 : ["neg", [nested(depth - 1)]]);
  test.each([
    ["a role that there is not", ["definitions", 0, "role"], "rtm", /definitions\[0\]\.role/],
    ["a given that is no number", ["givens", "x1"], null, /givens\.x1/],
    [
      "a line that comes to nothing",
      ["definitions", 0, "expression"],
      ["/", [0, 0]],
      /q1: z1_1 comes out as NaN/,
    ],
    ["nothing shown", ["shown"], ["w7_7_7"], /q1: w7_7_7 is asked or shown, and defined nowhere/],
    [
      "numbers of a thousand figures",
      ["precision", "values"],
      { decimals: 1000 },
      /q1: numbers of 1000 figures/,
    ],
    ["a network without examples", ["network", "examples"], [], /network\.examples/],
    [
      "a row that does not fit",
      ["network", "layers", 0, "weights", 0],
      [1],
      /network: layers, examples and targets/,
    ],
    ["a part of no answers", ["parts", 0, "answers"], ["q1.no"], /q1: q1\.no is asked or shown/],
    [
      "a mistake that there is not",
      ["answers", 0, "misconceptions"],
      [{ id: "x", value: 1, display: "1", mistake: 99, told: true }],
      /q1: a mistake is named/,
    ],
    ["an expression 101 deep", ["definitions", 0, "expression"], nested(101), /q1: an expression 100 deep/],
    [
      "an expression 300 deep",
      ["definitions", 0, "expression"],
      nested(150),
      /^error\[TOO_LARGE\] 001\.json: nested more than 250/,
    ],
  ] as const)("%s is refused at the door", (_what, path, value, message) => {
    expect(() => parseSheet(withValue(path, value), "001.json")).toThrow(message);
  });

  test("an expression 100 deep is read, and a colour that does not end where it ends is not", () => {
    expect(() =>
      parseSheet(withValue(["definitions", 0, "expression"], nested(100)), "001.json"),
    ).not.toThrow();
    const coloured = text.replace('"questions":', '"look":{"color":"red}body{x"},"questions":');
    expect(() => parseSheet(coloured, "001.json")).toThrow(/look\.color/);
  });
});
