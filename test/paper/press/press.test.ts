import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { readPreset } from "../../../src/author/quiz/presets.js";
import type { LocaleName, Paper } from "../../../src/core/base/settings.js";
import type { Sheet } from "../../../src/core/sheet/sheet.js";
import { renderSheet, type SheetDocument } from "../../../src/paper/pages/documents.js";
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
const htmlOf = (sheet: Sheet, document: SheetDocument = "worksheet"): string =>
  renderSheet(sheet, document, "printer");
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
      const html = htmlOf(sheetOf(preset, "001", { locale, paper }), document);
      const pressed = await press.print(html, { paper, tagged });
      expect(press.counts).toMatchObject({ pressed: 1, whole: 0 });
      await expectAlike(pressed, await printer.print(html, { paper, tagged }));
    },
    60_000,
  );

  test("a wrong value too wide for its column, which breaks", async () => {
    const press = new Press(printer);
    const long =
      "a mistake of which more is to be said than one line of a column or of a page has room for, ".repeat(2);
    const html = htmlOf(sheetOf("basics", "001"), "key")
      .replace(/<ul class="seen"[^>]*><li>/, `$&${long}`)
      .replace(/<ul class="amiss"[^>]*><li[^>]*>/, `$&${long}`);
    expect(html.split(long)).toHaveLength(3);
    const pressed = await press.print(html, PRINT);
    expect(press.counts).toMatchObject({ pressed: 1, whole: 0 });
    await expectAlike(pressed, await printer.print(html, PRINT));
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
  const first = await Promise.all(sheets.map((sheet) => forwards.print(htmlOf(sheet), PRINT)));
  const backwards = new Press(printer);
  const second: Uint8Array[] = [];
  for (const sheet of [...sheets].reverse()) {
    await backwards.print(htmlOf(sheet, "key"), PRINT);
    second.unshift(await backwards.print(htmlOf(sheet), PRINT));
  }
  expect(second.map((pdf, k) => Buffer.compare(pdf, first[k] ?? Buffer.of()))).toEqual([0, 0, 0]);
  expect(forwards.counts).toMatchObject({ pressed: 3, whole: 0 });
  expect(backwards.counts).toMatchObject({ pressed: 6, whole: 0 });
}, 60_000);

test("what comes back is not set again: a second copy needs a third of the first's blocks", async () => {
  const press = new Press(printer);
  await press.print(htmlOf(sheetOf("basics", "001")), PRINT);
  const { blocks } = press.counts;
  await press.print(htmlOf(sheetOf("basics", "002")), PRINT);
  expect(press.counts.blocks - blocks).toBeLessThan(blocks / 3);
}, 60_000);

const wide = (pixels: number): string => `<i style="display:inline-block;min-width:${pixels}px">wide</i>`;
test.each([
  [
    "worksheet",
    "anything beside its strips",
    (html: string) => html.replace('<div class="question">', "$&beside"),
  ],
  [
    "worksheet",
    "more on a page than fits",
    (html: string) => html.replace("<h1>", `${"<br>".repeat(60)}<h1>`),
  ],
  ["worksheet", "a line wider than its page", (html: string) => html.replace("<h1>", `<h1>${wide(660)}`)],
  // It would reach into the column beside it.
  [
    "key",
    "a line wider than its column",
    (html: string) => html.replace('<h3 data-strip="8 keep">', `$&${wide(355)}`),
  ],
] as const)(
  "a %s with %s is printed whole",
  async (document, _what, change) => {
    const html = change(htmlOf(sheetOf("basics", "001"), document));
    expect(html).not.toBe(htmlOf(sheetOf("basics", "001"), document));
    const press = new Press(printer);
    const pdf = await press.print(html, PRINT);
    expect(press.counts).toMatchObject({ pressed: 0, whole: 1 });
    expect(Buffer.compare(pdf, await printer.print(html, PRINT))).toBe(0);
  },
  60_000,
);

test("what is printed of a page is whole pixels high: 1002 or 1040 on A4, 936 or 973 on Letter", async () => {
  const heights: number[] = [];
  for (const paper of ["A4", "Letter"] as const)
    for (const document of ["worksheet", "marking"] as const) {
      const quiz = readQuiz("questions: [{topic: loss}]", "quiz.yaml", { paper });
      const sheet = makeSheet(quiz, { id: "1", seed: "area" });
      const pdf = await printer.print(htmlOf(sheet, document), { paper, tagged: false });
      const [page] = (await readPages(pdf)).pages;
      const frame = page?.lines.find((line) => line.endsWith(" re")) ?? "";
      heights.push(Number(frame.split(" ")[3]) / 3.125);
    }
  expect(heights).toEqual([1002, 1040, 936, 973]);
}, 60_000);
