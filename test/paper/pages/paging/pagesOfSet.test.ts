import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { makeSheet } from "../../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../../src/author/generator/readQuiz.js";
import { present } from "../../../../src/core/base/known.js";
import { pagesOfSet, trialSheets } from "../../../../src/paper/pages/paging/pagesOfSet.js";
import { worksheetView } from "../../../../src/paper/pages/worksheet.js";

/** Copies ask different kinds of problem, so that they need one page or two. */
const QUIZ = `
series: pages
alike: false
questions: [{ topic: computational-graph }, { topic: optimizer-step }, { topic: chain-rule }]`;

test("all copies of a set have as many pages, those too that could do with fewer", () => {
  const quiz = readQuiz(QUIZ, "quiz.yaml");
  const pages = present(pagesOfSet(trialSheets(quiz, () => ({ seed: "s" }))), "a number of pages");
  const sheets = Array.from({ length: 12 }, (_none, k) => makeSheet(quiz, { id: `${k}`, seed: "s" }));
  const alone = sheets.map((sheet) => worksheetView(sheet).pages.length);
  expect(new Set(alone).size).toBeGreaterThan(1);
  const together = sheets.map((sheet) => worksheetView({ ...sheet, pages }).pages.length);
  expect(new Set(together)).toEqual(new Set([pages]));
});

test("a midterm on Letter has six pages though its copies alone would have seven: their working room gives", () => {
  const text = readFileSync("examples/midterm.yaml", "utf8");
  const quiz = readQuiz(text, "midterm.yaml", { paper: "Letter" });
  const trials = trialSheets(quiz, () => ({ seed: "p1" }));
  const pages = (more: { pages?: number }) =>
    new Set(trials.map((sheet) => worksheetView({ ...sheet, ...more }).pages.length));
  expect(Math.max(...pages({}))).toBe(7);
  expect(pagesOfSet(trials)).toBe(6);
  expect(pages({ pages: 6 })).toEqual(new Set([6]));
});

test("how many pages a set has hangs on its quiz, its seed, its language and paper, not on who is on the roster", () => {
  const quiz = readQuiz(QUIZ, "quiz.yaml");
  const asked: string[] = [];
  const count = () =>
    pagesOfSet(
      trialSheets(quiz, (id) => {
        asked.push(id);
        return { seed: "s" };
      }),
    );
  expect(count()).toBe(count());
  expect(asked.slice(0, asked.length / 2)).toEqual(asked.slice(asked.length / 2));
});

test("a quiz that cannot be drawn is refused as it is read, and of no copies there is no number of pages", () => {
  const text =
    "series: none\nnetwork: {layers: [2, 2, 1], weights: {from: 30, to: 40, decimals: 0}}\nquestions: [{topic: output-gradient}]";
  expect(() => readQuiz(text, "quiz.yaml")).toThrow(/no numbers suit/);
  expect(pagesOfSet([])).toBeUndefined();
});
