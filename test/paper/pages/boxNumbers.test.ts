import { expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { readPreset } from "../../../src/author/quiz/presets.js";
import { mark } from "../../../src/core/marking/mark.js";
import { feedbackHtml } from "../../../src/paper/pages/feedback.js";
import { keyHtml } from "../../../src/paper/pages/key.js";
import { worksheetHtml } from "../../../src/paper/pages/worksheet.js";

/** A matrix of a key stands at the first and the last box of its entries. */
const numbersIn = (html: string): number[] =>
  [...html.matchAll(/<(?:td|small) class="no">(\d+)(?:–(\d+))?</g)].flatMap(([, first, last = first]) =>
    Array.from({ length: Number(last) - Number(first) + 1 }, (_none, k) => Number(first) + k),
  );

test("the boxes of worksheet, key and feedback have the same numbers", () => {
  const sheet = makeSheet(readQuiz(readPreset("full").text, "full"), { id: "001", seed: "1" });
  const all = numbersIn(worksheetHtml(sheet, "page"));
  expect(all.length).toBeGreaterThan(20);
  expect(all).toEqual(all.map((_number, k) => k + 1));
  // A line that an earlier part needed stands there too, with its box.
  expect([...new Set(numbersIn(keyHtml(sheet, "page")))].sort((a, b) => a - b)).toEqual(all);
  expect(numbersIn(feedbackHtml(sheet, mark(sheet, {}), "page"))).toEqual(all);
});
