import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { readPreset } from "../../../src/author/quiz/presets.js";
import { present } from "../../../src/core/base/known.js";
import type { LocaleName, Paper } from "../../../src/core/base/settings.js";
import type { Sheet } from "../../../src/core/sheet/sheet.js";
import type { Page } from "../../../src/document/tree/blocks.js";
import { type SheetDocument, sheetPage } from "../../../src/paper/pages/documents.js";
import { templatesOf } from "../../../src/paper/pages/templates/templates.js";
import { readPages } from "../../../src/paper/press/pdf/readPages.js";
import { Press } from "../../../src/paper/press/press.js";
import { openPrinter, type Printer } from "../../../src/paper/print/printer.js";
import { expectAlike, withJudges } from "./alike.js";

let printer: Printer;
beforeAll(async () => {
  printer = await openPrinter({ browsers: 1 });
}, 60_000);
afterAll(() => printer.close());

type Student = Sheet["student"];
interface Look {
  readonly locale?: LocaleName;
  readonly paper?: Paper;
}

const sheetOf = (preset: string, id: string, look: Look = {}, student?: Student): Sheet => {
  const { text, file } = readPreset(preset);
  const quiz = readQuiz(text, file, look);
  return makeSheet(quiz, { id, seed: "press", ...(student === undefined ? {} : { student }) });
};
const pageOf = (sheet: Sheet, document: SheetDocument = "worksheet"): Page =>
  sheetPage(sheet, document, "printer");
const PRINT = { paper: "A4", tagged: true } as const;

withJudges("what is pressed is what Chrome prints whole", () => {
  const whole: readonly (readonly [SheetDocument, string, LocaleName, Paper, boolean])[] = [
    ["worksheet", "basics", "en", "A4", true],
    ["worksheet", "basics", "ko", "Letter", false],
    ["worksheet", "exam", "en", "Letter", false],
    ["worksheet", "exam", "ko", "A4", true],
    ["key", "lecture", "ko", "Letter", true],
    ["key", "exam", "en", "A4", true],
    ["marking", "full", "en", "A4", true],
  ];
  test.each(whole)(
    "%s of %s in %s on %s, tagged: %s",
    async (document, preset, locale, paper, tagged) => {
      const press = new Press(printer);
      const page = pageOf(sheetOf(preset, "001", { locale, paper }), document);
      const pressed = await press.print(page, { paper, tagged });
      expect(press.counts).toMatchObject({ pressed: 1, whole: 0 });
      await expectAlike(pressed, await printer.print(page.html(), { paper, tagged }));
    },
    60_000,
  );

  test("a code to scan, which no browser is asked for", async () => {
    const press = new Press(printer);
    const text = "practiceUrl: https://example.org/practice\nquestions: [{topic: loss}]";
    const page = pageOf(makeSheet(readQuiz(text, "quiz.yaml"), { id: "1", seed: "scan 12" }));
    const pressed = await press.print(page, PRINT);
    expect(press.counts).toMatchObject({ pressed: 1, whole: 0 });
    await expectAlike(pressed, await printer.print(page.html(), PRINT));
  }, 60_000);

  test("a wrong value too wide for its column, which breaks", async () => {
    const press = new Press(printer);
    const long =
      "a mistake of which more is to be said than one line of a column or of a page has room for, ".repeat(2);
    const sheet = sheetOf("basics", "001");
    const [mistake] = sheet.questions.flatMap(({ answers }) =>
      answers.flatMap((answer) => (answer.kind === "number" ? answer.misconceptions : [])),
    );
    const texts = Object.fromEntries(
      ["name", "short"].map((kind) => [`misconception.${mistake?.id}.${kind}`, long]),
    );
    const questions = sheet.questions.map((question) => ({ ...question, own: { text: "Long.", texts } }));
    const page = pageOf({ ...sheet, questions }, "key");
    // In the table of marks, and beside what each mistake gives.
    expect(page.html().split(long).length).toBeGreaterThan(2);
    const pressed = await press.print(page, PRINT);
    expect(press.counts).toMatchObject({ pressed: 1, whole: 0 });
    await expectAlike(pressed, await printer.print(page.html(), PRINT));
  }, 60_000);
});

test("held: the same worksheet is the same bytes, whatever was pressed before it, by whom, and with keys or without", async () => {
  const sheets = [
    sheetOf("basics", "001"),
    sheetOf("basics", "002", {}, { id: "20", name: "홍길동 Łukasz" }),
    sheetOf("basics", "003", { locale: "ko" }, { id: "21", name: "王小明" }),
  ];
  const forwards = new Press(printer);
  // Together: their blocks are set in one print, each on another page than alone.
  const first = await Promise.all(sheets.map((sheet) => forwards.print(pageOf(sheet), PRINT)));
  const backwards = new Press(printer);
  const second: Uint8Array[] = [];
  for (const sheet of [...sheets].reverse()) {
    await backwards.print(pageOf(sheet, "key"), PRINT);
    second.unshift(await backwards.print(pageOf(sheet), PRINT));
  }
  expect(second.map((pdf, k) => Buffer.compare(pdf, first[k] ?? Buffer.of()))).toEqual([0, 0, 0]);
  expect(forwards.counts).toMatchObject({ pressed: 3, whole: 0 });
  expect(backwards.counts).toMatchObject({ pressed: 6, whole: 0 });
}, 60_000);

test("what comes back is not set again: a second copy needs a third of the first's blocks", async () => {
  const press = new Press(printer);
  await press.print(pageOf(sheetOf("basics", "001")), PRINT);
  const { blocks } = press.counts;
  await press.print(pageOf(sheetOf("basics", "002")), PRINT);
  expect(press.counts.blocks - blocks).toBeLessThan(blocks / 3);
}, 60_000);

const wide = (pixels: number): string =>
  `<p data-strip><i style="display:inline-block;min-width:${pixels}px">wide</i></p>`;
test.each([
  ["worksheet", "more on a page than fits", "<p data-strip>more<br></p>".repeat(60)],
  ["worksheet", "a line wider than its page", wide(660)],
  // It would reach into the column beside it.
  ["key", "a line wider than its column", wide(355)],
] as const)(
  "a %s with %s is printed whole",
  async (document, _what, more) => {
    const page = pageOf(sheetOf("basics", "001"), document);
    const { pages, ...rest } = present(page.blocks(), "blocks");
    const [last] = present(pages.at(-1), "a page").slice(-1);
    const block = { ...present(last, "a block"), pieces: [more] };
    const press = new Press(printer);
    const longer = [...pages.slice(0, -1), [...present(pages.at(-1), "a page"), block]];
    const pdf = await press.print({ ...page, blocks: () => ({ ...rest, pages: longer }) }, PRINT);
    expect(press.counts).toMatchObject({ pressed: 0, whole: 1 });
    expect(Buffer.compare(pdf, await printer.print(page.html(), PRINT))).toBe(0);
  },
  60_000,
);

test("so is what a course's own templates make of it, and any other document", async () => {
  const folder = mkdtempSync(join(tmpdir(), "gradsheet-press-"));
  try {
    mkdirSync(join(folder, "partials"));
    writeFileSync(join(folder, "partials", "code.hbs"), "<pre>{{code}}</pre>");
    const page = sheetPage(sheetOf("basics", "001"), "worksheet", "printer", templatesOf(folder));
    const press = new Press(printer);
    for (const document of [page, page.html()]) {
      const pdf = await press.print(document, PRINT);
      expect(Buffer.compare(pdf, await printer.print(page.html(), PRINT))).toBe(0);
    }
    expect(press.counts).toEqual({ pressed: 0, whole: 2, blocks: 0 });
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 60_000);

test("what is printed of a page is whole pixels high: 1002 or 1040 on A4, 936 or 973 on Letter", async () => {
  const heights: number[] = [];
  for (const paper of ["A4", "Letter"] as const)
    for (const document of ["worksheet", "marking"] as const) {
      const quiz = readQuiz("questions: [{topic: loss}]", "quiz.yaml", { paper });
      const sheet = makeSheet(quiz, { id: "1", seed: "area" });
      const pdf = await printer.print(pageOf(sheet, document).html(), { paper, tagged: false });
      const [page] = (await readPages(pdf)).pages;
      const frame = page?.lines.find((line) => line.endsWith(" re")) ?? "";
      heights.push(Number(frame.split(" ")[3]) / 3.125);
    }
  expect(heights).toEqual([1002, 1040, 936, 973]);
}, 60_000);
