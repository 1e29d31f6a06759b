import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "puppeteer-core";
import { makeSheet } from "../../src/generator/makeSheet.js";
import { readQuiz } from "../../src/generator/readQuiz.js";
import { renderSheet } from "../../src/pages/documents.js";
import { readPreset } from "../../src/quiz/presets.js";
import { openBrowser } from "../support/openBrowser.js";
import { standsOut } from "../support/selfCheckPages.js";

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

/** Chrome prints a page that is wider than its paper smaller, without a word; Letter is wider than A4. */
const MARGINS = { key: 24, marking: 24, worksheet: 36 };

test.each(["en", "ko"] as const)(
  "no page of the preset with every topic is wider than A4, so that none is shrunk: %s",
  async (locale) => {
    const quiz = readQuiz(readPreset("full").text, "full.yaml");
    const sheet = makeSheet({ ...quiz, locale }, { id: "001", seed: "width" });
    const page = await browser.newPage();
    await page.emulateMediaType("print");
    const out: Record<string, number> = {};
    for (const kind of ["key", "marking", "worksheet"] as const) {
      await page.setViewport({ width: Math.floor(((210 - MARGINS[kind]) * 96) / 25.4), height: 1000 });
      await page.setContent(renderSheet(sheet, kind, "page"), { waitUntil: "load" });
      await page.evaluate("document.fonts.ready.then(() => true)");
      out[kind] = await standsOut(page);
    }
    await page.close();
    expect(out).toEqual({ key: 0, marking: 0, worksheet: 0 });
  },
  60_000,
);

/** Runs in the page: the tables of a key that are wider than its columns. */
const WIDER = `(() => {
  const columns = document.querySelector(".solutions");
  const style = getComputedStyle(columns);
  const width = (columns.getBoundingClientRect().width - parseFloat(style.columnGap)) / 2;
  return [...columns.querySelectorAll("table")]
    .filter((table) => [...table.getClientRects()].some((part) => part.width > width + 1))
    .map((table) => table.textContent.slice(0, 80));
})()`;

test("no line of a key goes beyond its column: not the gradients of a wide layer as a matrix, not two lines side by side", async () => {
  const network =
    "network: {layers: [4, 4, 3], activations: [tanh, softmax], loss: cross-entropy, bias: true}";
  const asked = "{topic: forward-pass}, {topic: matrix-form}";
  const quiz = readQuiz(`${network}\nquestions: [${asked}]`, "quiz.yaml");
  const page = await browser.newPage();
  await page.emulateMediaType("print");
  await page.setViewport({ width: Math.floor(((210 - MARGINS.key) * 96) / 25.4), height: 1000 });
  await page.setContent(renderSheet(makeSheet(quiz, { id: "001", seed: "matrix" }), "key", "page"), {
    waitUntil: "load",
  });
  await page.evaluate("document.fonts.ready.then(() => true)");
  expect(await page.evaluate(WIDER)).toEqual([]);
  await page.close();
}, 60_000);
