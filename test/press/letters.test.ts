import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { makeSheet } from "../../src/generator/makeSheet.js";
import { readQuiz } from "../../src/generator/readQuiz.js";
import { renderSheet, type SheetDocument } from "../../src/pages/documents.js";
import { Press } from "../../src/press/press.js";
import { openPrinter, type Printer } from "../../src/print/printer.js";
import { expectAlike, withJudges } from "./alike.js";

let printer: Printer;
beforeAll(async () => {
  printer = await openPrinter({ browsers: 1 });
}, 60_000);
afterAll(() => printer.close());

const PRINT = { paper: "A4", tagged: true } as const;

const htmlOf = (locale: "en" | "ko", code: string, document: SheetDocument): string => {
  const quiz = readQuiz("title: Losses\nquestions: [{topic: loss}]\n", "letters.yaml", { locale });
  return renderSheet({ ...makeSheet(quiz, { id: "1", seed: "letters" }), code }, document, "printer");
};

test.each(["worksheet", "key"] as const)(
  "copies of a %s that differ in their codes alone have one shape",
  async (document) => {
    const press = new Press(printer);
    await press.print(htmlOf("en", "2346-789A", document), PRINT);
    const { blocks } = press.counts;
    await press.print(htmlOf("en", "WXYZ-JJ22", document), PRINT);
    expect(press.counts).toEqual({ pressed: 2, whole: 0, blocks });
  },
  60_000,
);

withJudges("letters of codes stand where Chrome sets them", () => {
  test.each([
    ["en", "wide", "WWWM-MMQG"],
    ["ko", "narrow", "JJ22-E3EF"],
    ["en", "an exam's", "AVTA-YKRW-2W7AV"],
  ] as const)(
    "in %s, %s: %s",
    async (locale, _what, code) => {
      const press = new Press(printer);
      await press.print(htmlOf(locale, code.replace(/\w/g, "H"), "worksheet"), PRINT);
      const html = htmlOf(locale, code, "worksheet");
      const pressed = await press.print(html, PRINT);
      expect(press.counts).toMatchObject({ pressed: 2, whole: 0 });
      await expectAlike(pressed, await printer.print(html, PRINT));
    },
    60_000,
  );
});
