import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import type { Page } from "../../../src/document/tree/blocks.js";
import { type SheetDocument, sheetPage } from "../../../src/paper/pages/documents.js";
import { Press } from "../../../src/paper/press/press.js";
import { openPrinter, type Printer } from "../../../src/paper/print/printer.js";
import { expectAlike, withJudges } from "./alike.js";

let printer: Printer;
beforeAll(async () => {
  printer = await openPrinter({ browsers: 1 });
}, 60_000);
afterAll(() => printer.close());

const PRINT = { paper: "A4", tagged: true } as const;

const pageOf = (locale: "en" | "ko", code: string, document: SheetDocument, seed = "letters"): Page => {
  const quiz = readQuiz("title: Losses\nquestions: [{topic: loss}]\n", "letters.yaml", { locale });
  return sheetPage({ ...makeSheet(quiz, { id: "1", seed: "letters" }), code, seed }, document, "printer");
};

test.each(["worksheet", "key"] as const)(
  "copies of a %s that differ in their codes and seeds alone have one shape",
  async (document) => {
    const press = new Press(printer);
    await press.print(pageOf("en", "2346-789A", document), PRINT);
    const { blocks } = press.counts;
    await press.print(pageOf("en", "WXYZ-JJ22", document), PRINT);
    await press.print(pageOf("en", "JJ22-WXYZ", document, "another-1"), PRINT);
    expect(press.counts).toEqual({ pressed: 3, whole: 0, blocks });
  },
  60_000,
);

withJudges("letters of codes stand where Chrome sets them", () => {
  test.each([
    ["en", "wide", "WWWM-MMQG", "letters"],
    ["ko", "narrow", "JJ22-E3EF", "till-11"],
    ["en", "an exam's", "AVTA-YKRW-2W7AV", "letters"],
    ["en", "with a seed that has ligatures", "ZZZZ-XXXX", "office-first-AVAfj"],
    ["ko", "with a long seed", "2222-WWWW", "WWWWWWWWWWWWWWWWWWWW"],
    ["en", "with a seed in words", "2222-WWWW", "spring 26"],
  ] as const)(
    "in %s, %s: %s, %s",
    async (locale, _what, code, seed) => {
      const press = new Press(printer);
      await press.print(pageOf(locale, code.replace(/\w/g, "H"), "worksheet"), PRINT);
      const page = pageOf(locale, code, "worksheet", seed);
      const pressed = await press.print(page, PRINT);
      expect(press.counts).toMatchObject({ pressed: 2, whole: 0 });
      await expectAlike(pressed, await printer.print(page.html(), PRINT));
    },
    60_000,
  );
});
