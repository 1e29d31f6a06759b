import { PDFDocument } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { makeSheet } from "../../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../../src/author/generator/readQuiz.js";
import { readPreset } from "../../../../src/author/quiz/presets.js";
import { worksheetHtml, worksheetView } from "../../../../src/paper/pages/worksheet.js";
import { openPrinter, type Printer } from "../../../../src/paper/print/printer.js";

let printer: Printer;
beforeAll(async () => {
  printer = await openPrinter({ browsers: 1, tagged: false });
}, 60_000);
afterAll(() => printer.close());

/** Heights are estimated: where an estimate is too low, the browser puts what does not fit on a page of its own. */
test.each([
  ["exam", "en", "A4", "s1"],
  ["exam", "ko", "Letter", "s2"],
  ["full", "ko", "A4", "s1"],
  ["full", "en", "Letter", "s2"],
] as const)(
  "the browser prints %s in %s on %s on as many pages as were laid out",
  async (preset, locale, paper, seed) => {
    const quiz = readQuiz(readPreset(preset).text, `${preset}.yaml`, { locale, paper });
    const sheet = makeSheet(quiz, { id: "001", seed });
    const pdf = await PDFDocument.load(await printer.print(worksheetHtml(sheet, "print"), { paper }));
    expect(pdf.getPageCount()).toBe(worksheetView(sheet).pages.length);
  },
  60_000,
);

test("the head of the first page stands alone where no question fits beside it, and the pages are as many as were laid out", async () => {
  const quiz = readQuiz("questions: [{topic: find-the-mistake, level: guided}]", "long.yaml");
  const sheet = makeSheet(quiz, { id: "001", seed: "pg0" });
  const pdf = await PDFDocument.load(await printer.print(worksheetHtml(sheet, "print"), { paper: "A4" }));
  const { pages } = worksheetView(sheet);
  expect(pages[0]?.pieces).toEqual([]);
  expect(pdf.getPageCount()).toBe(pages.length);
});
