import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { presetNames, readPreset } from "../../../src/author/quiz/presets.js";
import type { Level, Paper } from "../../../src/core/base/settings.js";
import type { Sheet } from "../../../src/core/sheet/sheet.js";
import type { Page } from "../../../src/document/tree/blocks.js";
import { advicePage } from "../../../src/paper/pages/advice.js";
import { SHEET_DOCUMENTS, sheetPage } from "../../../src/paper/pages/documents.js";
import { Press } from "../../../src/paper/press/press.js";
import { openPrinter, type Printer } from "../../../src/paper/print/printer.js";
import { LONG, seeds } from "../../seeds.js";
import { SCRIPT_NAMES } from "../../support/scriptNames.js";
import { expectAlike, withJudges } from "./alike.js";
import { picture } from "./picture.js";

let printer: Printer;
let press: Press;
beforeAll(async () => {
  printer = await openPrinter({ browsers: 1 });
  press = new Press(printer);
}, 60_000);
afterAll(() => printer.close());

/** Presses a document and prints it whole; each is printed once for all judges. */
async function judge(page: Page, paper: Paper, tagged = true): Promise<void> {
  const before = press.counts.whole;
  const pressed = await press.print(page, { paper, tagged });
  expect(press.counts.whole).toBe(before);
  await expectAlike(pressed, await printer.print(page.html(), { paper, tagged }));
}

/** A sheet's worksheet; with the long checks its key, its marking sheet, and the page of advice that keys name. */
async function judgeAll(sheet: Sheet, tagged = true): Promise<void> {
  for (const document of LONG ? SHEET_DOCUMENTS : (["worksheet"] as const))
    await judge(sheetPage(sheet, document, "printer"), sheet.paper, tagged);
  if (LONG) await judge(advicePage(sheet, [sheet], "printer"), sheet.paper, tagged);
}

/** Names by threes, so that few sheets have all; and a letter that no font has. */
const NAMES = [0, 3, 6, 9].map((from) =>
  [...SCRIPT_NAMES.slice(from, from + 3).map(([name]) => name), ...(from === 9 ? ["\u{FFFD} 12"] : [])].join(
    " · ",
  ),
);

const OWN = new URL("ownQuestions.yaml", import.meta.url);

/** Networks as wide and as deep as questions have them, and what is asked of each. */
const NETWORKS = [
  [
    "4-4-3",
    "{layers: [4, 4, 3], activations: [tanh, softmax], loss: cross-entropy, bias: true}",
    ["matrix-form", "forward-pass", "output-gradient", "hidden-gradient", "weight-update"],
  ],
  [
    "2-2-2-2-1",
    "{layers: [2, 2, 2, 2, 1]}",
    ["hidden-gradient", "forward-pass", "backprop", "matrix-form", "training-step"],
  ],
] as const;
const networkQuiz = (network: string, topics: readonly string[]): string =>
  `network: ${network}\nquestions: [${topics.map((topic) => `{topic: ${topic}}`).join(", ")}]`;

const LOOKS = (["en", "ko"] as const).flatMap((locale) =>
  (["A4", "Letter"] as const).map((paper) => ({ locale, paper })),
);
const long = LONG ? test.each : test.skip.each;

withJudges("pressed as printed whole", () => {
  test.each(NAMES.map((name, k) => [name, k % 2 === 0 ? "en" : "ko"] as const))(
    "the names %s",
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

  test(
    "a teacher's own questions, their text in Markdown, in Korean and in English",
    async () => {
      const own = readFileSync(OWN, "utf8");
      for (const locale of LONG ? (["ko", "en"] as const) : (["ko"] as const))
        await judgeAll(makeSheet(readQuiz(own, "own.yaml", { locale }), { id: "1", seed: "own" }));
    },
    seeds(1, 5) * 60_000,
  );

  test("keys of a wide network, untagged on Letter, and of a deep one, in Korean on A4", async () => {
    for (const [k, [name, network, [first]]] of NETWORKS.entries()) {
      const look = k === 0 ? ({ paper: "Letter" } as const) : ({ locale: "ko" } as const);
      const quiz = readQuiz(networkQuiz(network, [first]), name, look);
      const sheet = makeSheet(quiz, { id: "1", seed: "networks" });
      await judge(sheetPage(sheet, "key", "printer"), sheet.paper, k !== 0);
    }
  }, 60_000);

  test.each(["en", "ko"] as const)(
    "the page of advice in %s",
    async (locale) => {
      const { text, file } = readPreset("basics");
      const sheet = makeSheet(readQuiz(text, file, { locale }), { id: "1", seed: "advice" });
      await judge(advicePage(sheet, [sheet], "printer"), "A4");
    },
    60_000,
  );

  long(LOOKS.flatMap((look) => NETWORKS.map((network) => [...network, look] as const)))(
    "a network %s: %s, %j, %j",
    async (name, network, topics, look) => {
      const sheet = makeSheet(readQuiz(networkQuiz(network, topics), name, look), { id: "1", seed: "many" });
      for (const tagged of [true, false]) await judgeAll(sheet, tagged);
    },
    600_000,
  );

  long(presetNames().filter((name) => name !== "full"))(
    "the preset %s",
    async (name) => {
      const { text, file } = readPreset(name);
      for (const [k, look] of LOOKS.entries())
        await judgeAll(makeSheet(readQuiz(text, file, look), { id: "1", seed: "preset" }), k % 2 === 0);
    },
    600_000,
  );

  long(
    (["guided", "standard", "exam"] as const).flatMap((level) =>
      LOOKS.flatMap((look) => [true, false].map((tagged) => [level, tagged, look] as const)),
    ),
  )(
    "every topic and way of asking, in worksheets, keys and marking sheets: %s, tagged: %s, %j",
    async (level: Level, tagged: boolean, look) => {
      const { text, file } = readPreset("full");
      const all = text.replace(/^ {2}- topic: .*$/gm, `$&\n    level: ${level}`);
      const sheet = makeSheet(readQuiz(all, file, look), { id: level, seed: `${look.locale}${look.paper}` });
      await judgeAll(sheet, tagged);
    },
    600_000,
  );
});
