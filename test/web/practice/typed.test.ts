import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "puppeteer-core";
import { drawWish } from "../../../src/web/practice/draw.js";
import { openBrowser } from "../../support/openBrowser.js";
import { courseOf, writePages } from "../../support/practicePages.js";
import { violations } from "../../support/selfCheckPages.js";
import { DESK, messageOf, PHONE, visit } from "./visiting.js";

const course = courseOf("network: {layers: [2, 2, 1]}\nquestions: [{topic: derive, as: formula}]");
const pages = writePages(course);
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  pages.remove();
});

test.each([
  ["en", PHONE],
  ["ko", DESK],
] as const)(
  "a formula is typed, shown as it is read, and judged by what it is, in %s at %j",
  async (locale, size) => {
    const home = `${pathToFileURL(pages.folder).href}/index.html`;
    const { page, faults } = await visit(browser, home, size);
    if (locale === "ko") {
      await page.click(`[lang="ko"]`);
      await page.waitForFunction(() => document.documentElement.lang === "ko");
    }
    await page.evaluate("location.hash = '#q=derive&level=standard&seed=typed'");
    await page.waitForSelector("#question");
    const [question] = drawWish(
      course,
      { exercise: "derive", level: "standard", seed: "typed", network: {} },
      locale,
    ).questions;
    const answer = question?.answers[0];
    if (answer?.kind !== "formula") throw new Error("the first answer is no formula");
    const j = answer.quantity.replace(/.*_/, "");
    const field = `[data-answer="${answer.id}"]`;
    await page.type(field, `a1${j} − a1${j}²`);
    const preview = `[id="p-${answer.id.replace(".", "-")}"]`;
    await page.waitForFunction((at) => document.querySelector(`${at} msup`) !== null, {}, preview);
    if (process.env["SHOTS"] !== undefined)
      await page.screenshot({ path: `${process.env["SHOTS"]}/practice-${locale}.png`, fullPage: true });
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Enter");
    expect(await messageOf(page, answer.id)).toMatch(locale === "en" ? /^right/ : /^정답/);
    expect(faults).toEqual([]);
  },
);
