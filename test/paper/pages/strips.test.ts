import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "puppeteer-core";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { readPreset } from "../../../src/author/quiz/presets.js";
import type { LocaleName, Paper } from "../../../src/core/base/settings.js";
import { AREA } from "../../../src/paper/pages/paging/heights/heights.js";
import { worksheetHtml } from "../../../src/paper/pages/worksheet.js";
import { openBrowser } from "../../support/openBrowser.js";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

/**
 * Runs in the page: where every element of a strip stands, from the strip's left and top edges, and where these stand on the
 * page; then the same with every strip alone on a page of its own.
 */
const MEASURE = `(() => {
  const px = (value) => Math.round(value * 1000) / 1000;
  const placed = (strip) => {
    const { top, left, height } = strip.getBoundingClientRect();
    const page = strip.closest(".page").getBoundingClientRect();
    const inside = [...strip.querySelectorAll("*")].map((one) => {
      const own = one.getBoundingClientRect();
      return [own.left - left, own.top - top, own.width, own.height].map(px).join(" ");
    });
    return { text: strip.textContent.slice(0, 60), top: px(top - page.top), height: px(height), inside: [px(left - page.left), ...inside].join("; ") };
  };
  const strips = [...document.querySelectorAll(".page [data-strip]")];
  const together = strips.map(placed);
  const pages = strips.map((strip) => {
    const page = document.createElement("div");
    page.className = "page";
    page.append(strip);
    return page;
  });
  document.body.replaceChildren(...pages);
  return { together, alone: strips.map(placed) };
})()`;

interface Placed {
  readonly text: string;
  readonly top: number;
  readonly height: number;
  readonly inside: string;
}

const isWhole = (px: number): boolean => Math.abs(px - Math.round(px)) < 0.01;

test.each([
  ["full", "en", "A4"],
  ["full", "ko", "Letter"],
] as const)(
  "held: a strip of %s in %s on %s begins on a pixel, is whole pixels high, and looks alone as it does among others",
  async (preset, locale: LocaleName, paper: Paper) => {
    const { text, file } = readPreset(preset);
    const sheet = makeSheet(readQuiz(text, file, { locale, paper }), { id: "001", seed: "strips" });
    const page = await browser.newPage();
    await page.emulateMediaType("print");
    await page.setViewport({ width: Math.round((AREA[paper].width / 25.4) * 96), height: 1000 });
    await page.setContent(worksheetHtml(sheet, "page"));
    const { together, alone } = (await page.evaluate(MEASURE)) as Record<"together" | "alone", Placed[]>;
    await page.close();
    expect(together.length).toBeGreaterThan(100);
    expect(together.filter(({ top, height }) => !isWhole(top) || !isWhole(height))).toEqual([]);
    const looks = ({ text, height, inside }: Placed) => ({ text, height, inside });
    expect(alone.map(looks)).toEqual(together.map(looks));
  },
  60_000,
);
