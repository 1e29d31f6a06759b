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
