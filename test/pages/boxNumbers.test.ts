import { expect, test } from "@jest/globals";
import { makeSheet } from "../../src/generator/makeSheet.js";
import { readQuiz } from "../../src/generator/readQuiz.js";
import { mark } from "../../src/marking/mark.js";
import { feedbackHtml } from "../../src/pages/feedback.js";
import { keyHtml } from "../../src/pages/key.js";
import { worksheetHtml } from "../../src/pages/worksheet.js";
import { readPreset } from "../../src/quiz/presets.js";

const numbersIn = (html: string): number[] =>
  [...html.matchAll(/<(?:td|small) class="no">(\d+)</g)].map(([, number]) => Number(number));

test("the boxes of worksheet, key and feedback have the same numbers", () => {
  const sheet = makeSheet(readQuiz(readPreset("full").text, "full"), { id: "001", seed: "1" });
  const all = numbersIn(worksheetHtml(sheet, "page"));
  expect(all.length).toBeGreaterThan(20);
  expect(all).toEqual(all.map((_number, k) => k + 1));
  // A line that an earlier part needed stands there too, with its box.
  expect([...new Set(numbersIn(keyHtml(sheet, "page")))].sort((a, b) => a - b)).toEqual(all);
  expect(numbersIn(feedbackHtml(sheet, mark(sheet, {}), "page"))).toEqual(all);
});
