import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "puppeteer-core";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { presetNames, readPreset } from "../../../src/author/quiz/presets.js";
import type { Sheet } from "../../../src/core/sheet/sheet.js";
import { renderSheet } from "../../../src/paper/pages/documents.js";
import { seeds } from "../../seeds.js";
import { openBrowser } from "../../support/openBrowser.js";
import { standsOut } from "../../support/selfCheckPages.js";

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

/** Chrome prints a page that is wider than its paper smaller, without a word; Letter is wider than A4. */
const MARGINS = { key: 24, marking: 24, worksheet: 36 };
const KINDS = ["key", "marking", "worksheet"] as const;
type Kind = (typeof KINDS)[number];

/** A sheet's document on a page as wide as A4's content, as it is printed. */
async function shown(sheet: Sheet, kind: Kind): Promise<Page> {
  const page = await browser.newPage();
  await page.emulateMediaType("print");
  await page.setViewport({ width: Math.floor(((210 - MARGINS[kind]) * 96) / 25.4), height: 1000 });
  await page.setContent(renderSheet(sheet, kind, "page"), { waitUntil: "load" });
  await page.evaluate("document.fonts.ready.then(() => true)");
  return page;
}

/** Runs in the page: the strips in which anything reaches beyond their right edge, that of their column. */
const WIDER = `[...document.querySelectorAll("[data-strip], [data-rows] tr, [data-rows] > li")]
  .filter((strip) => {
    const edge = strip.getBoundingClientRect().right + 0.5;
    const parts = [...strip.querySelectorAll("*")].flatMap((one) => [...one.getClientRects()]);
    return parts.some(({ width, right }) => width > 0 && right > edge);
  })
  .map((strip) => strip.textContent.replace(/\\s+/g, " ").slice(0, 80))`;

/** How much wider than its paper a document is, and which of its strips are wider than their columns. */
async function tooWide(sheet: Sheet, kind: Kind): Promise<readonly unknown[]> {
  const page = await shown(sheet, kind);
  const over = await standsOut(page);
  const strips = (await page.evaluate(WIDER)) as string[];
  await page.close();
  return over > 0 ? [over, ...strips] : strips;
}

test.each(["en", "ko"] as const)(
  "no line of the preset with every topic is wider than its column, and no page than A4, so that none is shrunk: %s",
  async (locale) => {
    const quiz = readQuiz(readPreset("full").text, "full.yaml");
    for (let id = 1; id <= seeds(1, 30); id += 1) {
      const sheet = makeSheet({ ...quiz, locale }, { id: String(id), seed: "width" });
      for (const kind of KINDS) expect([id, kind, ...(await tooWide(sheet, kind))]).toEqual([id, kind]);
    }
  },
  seeds(1, 30) * 60_000,
);

// Each in one of the languages, in turn; the preset with every topic is looked at above.
test.each(
  presetNames().flatMap((name, k) => (name === "full" ? [] : [[name, k % 2 === 0 ? "en" : "ko"] as const])),
)(
  "nor any of the other presets: %s, %s",
  async (name, locale) => {
    const quiz = readQuiz(readPreset(name).text, `${name}.yaml`, { locale });
    for (let id = 1; id <= seeds(1, 5); id += 1) {
      const sheet = makeSheet(quiz, { id: String(id), seed: "width" });
      for (const kind of KINDS) expect([id, kind, ...(await tooWide(sheet, kind))]).toEqual([id, kind]);
    }
  },
  seeds(1, 5) * 60_000,
);

test("no line of a key goes beyond its column: not the gradients of a wide layer as a matrix, not two lines side by side, not the long sum of a batch's derivative", async () => {
  const network =
    "network: {layers: [4, 4, 3], activations: [tanh, softmax], loss: cross-entropy, bias: true}";
  const asked = "{topic: forward-pass}, {topic: matrix-form}";
  const wide = readQuiz(`${network}\nquestions: [${asked}]`, "quiz.yaml");
  expect(await tooWide(makeSheet(wide, { id: "001", seed: "matrix" }), "key")).toEqual([]);
  const batch = readQuiz("questions: [{topic: batch-norm}, {topic: batch-norm}]", "quiz.yaml");
  expect(await tooWide(makeSheet(batch, { id: "001", seed: "batch1" }), "key")).toEqual([]);
}, 60_000);

test("all digits are equally wide, plain and bold, slanted, and in Korean, so that whether a line is full does not hang on its digits", async () => {
  const sheet = makeSheet(readQuiz("questions: [{topic: loss}]", "quiz.yaml", { locale: "ko" }), {
    id: "1",
    seed: "digits",
  });
  const page = await shown(sheet, "key");
  const widths =
    await page.evaluate(`["", "font-weight:700", "font-style:italic", "font-style:italic;font-weight:700"].flatMap((style) =>
    ["", "font-family:var(--letters);"].map((family) =>
      Array.from("0123456789", (digit) => {
        const line = document.createElement("span");
        line.style.cssText = family + "font-size:99px;" + style;
        line.textContent = digit.repeat(50);
        document.body.append(line);
        return line.getBoundingClientRect().width;
      })))`);
  await page.close();
  for (const digits of widths as number[][]) expect(new Set(digits).size).toBe(1);
  expect(widths).toHaveLength(8);
}, 60_000);
