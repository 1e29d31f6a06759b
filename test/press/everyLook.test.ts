import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Level, LocaleName, Paper } from "../../src/base/settings.js";
import { makeSheet } from "../../src/generator/makeSheet.js";
import { readQuiz } from "../../src/generator/readQuiz.js";
import { adviceHtml } from "../../src/pages/advice.js";
import { renderSheet, SHEET_DOCUMENTS } from "../../src/pages/documents.js";
import { Press } from "../../src/press/press.js";
import { openPrinter, type Printer } from "../../src/print/printer.js";
import { readPreset } from "../../src/quiz/presets.js";
import type { Sheet } from "../../src/sheet/sheet.js";
import { LONG, seeds } from "../seeds.js";
import { expectAlike, withJudges } from "./alike.js";

let printer: Printer;
let press: Press;
beforeAll(async () => {
  printer = await openPrinter({ browsers: 1 });
  press = new Press(printer);
}, 60_000);
afterAll(() => printer.close());

/** Presses a document and prints it whole; each is printed once for all judges. */
async function judge(html: string, paper: Paper, tagged = true): Promise<void> {
  const before = press.counts.whole;
  const pressed = await press.print(html, { paper, tagged });
  expect(press.counts.whole).toBe(before);
  await expectAlike(pressed, await printer.print(html, { paper, tagged }));
}

/** A sheet's worksheet; with the long checks its key, its marking sheet, and the page of advice that keys name. */
async function judgeAll(sheet: Sheet, tagged = true): Promise<void> {
  for (const document of LONG ? SHEET_DOCUMENTS : (["worksheet"] as const))
    await judge(renderSheet(sheet, document, "printer"), sheet.paper, tagged);
  if (LONG) await judge(adviceHtml(sheet, [sheet], "printer"), sheet.paper, tagged);
}

withJudges("pressed as printed whole", () => {
  test.each([
    ["홍길동 王小明 陳怡君 髙橋 さくら", "en"],
    ["Łukasz Nguyễn Thị Hằng Ғабит Ђорђе", "ko"],
    ["محمد بن عبد الله · יוסף כהן 12", "en"],
    ["देवेन्द्र เพชร গৌতম முருகன்", "ko"],
    ["გიორგი Հայկ ሰላም ឡុង �", "en"],
  ] as const)(
    "the name %s",
    async (name, locale) => {
      const quiz = readQuiz("questions: [{topic: loss}]", "quiz.yaml", { locale });
      await judgeAll(makeSheet(quiz, { id: "1", seed: "names", student: { id: "1", name } }));
    },
    seeds(1, 5) * 60_000,
  );

  test(
    "a school's picture and words, and listings with the numbers of their lines",
    async () => {
      const folder = mkdtempSync(join(tmpdir(), "gradsheet-look-"));
      try {
        writeFileSync(join(folder, "logo.png"), picture());
        const quiz = readQuiz(
          'look: { logo: logo.png, color: "#225588", header: "École Ünïcode", footer: "Fuß ☺" }\n' +
            "questions: [{topic: find-the-bug}]",
          "quiz.yaml",
          { folder, paper: "Letter" },
        );
        await judgeAll(makeSheet(quiz, { id: "1", seed: "look" }));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    seeds(1, 5) * 60_000,
  );

  test.each(["en", "ko"] as const)(
    "the page of advice in %s",
    async (locale) => {
      const { text, file } = readPreset("basics");
      const sheet = makeSheet(readQuiz(text, file, { locale }), { id: "1", seed: "advice" });
      await judge(adviceHtml(sheet, [sheet], "printer"), "A4");
    },
    60_000,
  );

  (LONG ? test.each : test.skip.each)(
    (["guided", "standard", "exam"] as const).flatMap((level) =>
      (["en", "ko"] as const).flatMap((locale) =>
        (["A4", "Letter"] as const).map((paper, k) => [level, locale, paper, k === 0] as const),
      ),
    ),
  )(
    "every topic and way of asking, in worksheets, keys and marking sheets: %s, %s, %s, tagged: %s",
    async (level: Level, locale: LocaleName, paper: Paper, tagged: boolean) => {
      const { text, file } = readPreset("full");
      const all = text.replace(/^ {2}- topic: .*$/gm, `$&\n    level: ${level}`);
      const quiz = readQuiz(all, file, { locale, paper });
      await judgeAll(makeSheet(quiz, { id: level, seed: `${locale}${paper}` }), tagged);
    },
    600_000,
  );
});

/** A picture of 2 by 1 pixels, red and half a blue. */
function picture(): Uint8Array {
  const chunk = (name: string, data: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const head = Buffer.from([0, 0, 0, 2, 0, 0, 0, 1, 8, 6, 0, 0, 0]);
  const pixels = deflateSync(Buffer.from([0, 255, 0, 0, 255, 0, 0, 255, 128]));
  const sign = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([sign, chunk("IHDR", head), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
}
