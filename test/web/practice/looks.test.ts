import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import type { Browser, Page } from "puppeteer-core";
import { LOCALES } from "../../../src/core/base/settings.js";
import { openBrowser } from "../../support/openBrowser.js";
import { courseOf, writePages } from "../../support/practicePages.js";
import { violations } from "../../support/selfCheckPages.js";
import { DESK, PHONE, speaks, visit } from "./visiting.js";

jest.setTimeout(60_000);

const pages = writePages(courseOf());
const home = pathToFileURL(join(pages.folder, "index.html")).href;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  pages.remove();
});

const ASKED = "#q=hidden-gradient&level=standard&seed=looks";

async function goTo(page: Page, place: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, place);
  await page.waitForSelector(place === "#" ? ".ladder" : place === ASKED ? "#question" : ".solved");
}

/** A question under way: a wrong value, a right method that is mistaken for nothing, a hint, and its solution opened. */
async function workOn(page: Page): Promise<void> {
  for (const [k, given] of ["7", "0,1", "x"].entries()) {
    const field = (await page.$$("[data-answer]"))[k];
    await field?.evaluate((input, value) => {
      (input as HTMLInputElement).value = value;
    }, given);
  }
  await page.$eval("#question", (form) => (form as HTMLFormElement).requestSubmit());
  for (const button of ["[data-hint]", "#reveal"])
    await page.$eval(button, (one) => (one as HTMLElement).click());
}

test.each(LOCALES)("%s: axe finds nothing at both sizes, in light and dark", async (locale) => {
  const { page, faults } = await visit(browser, home, PHONE);
  await page.tap(`[data-locale="${locale}"]`);
  await speaks(page, locale);
  // The list of exercises last: then it also says what was worked on.
  for (const place of [ASKED, `${ASKED}&solved=1`, "#"]) {
    await goTo(page, place);
    if (place === ASKED) await workOn(page);
    if (place === "#") expect((await page.$$(".past li")).length).toBe(1);
    for (const [width, height] of [PHONE, DESK]) {
      await page.setViewport({ width, height });
      for (const scheme of ["light", "dark"]) {
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        // Of all rules that of contrast alone asks for colours.
        const found = await violations(page, scheme === "dark" ? "color-contrast" : undefined);
        expect([place, width, scheme, found]).toEqual([place, width, scheme, []]);
      }
    }
  }
  expect(faults).toEqual([]);
  await page.browserContext().close();
});

test("on paper a question has all its parts, and no buttons", async () => {
  const { page } = await visit(browser, home, PHONE);
  await goTo(page, ASKED);
  const shown = (selector: string) =>
    page.$$eval(selector, (all) => all.filter((one) => one.getClientRects().length > 0).length);
  const all = (await page.$$("form .part")).length;
  expect(all).toBeGreaterThan(1);
  expect(await shown("form .part")).toBe(1);
  expect(await shown("button")).toBeGreaterThan(5);
  await page.emulateMediaType("print");
  expect(await shown("form .part")).toBe(all);
  expect(await shown("input[data-answer]")).toBe((await page.$$("input[data-answer]")).length);
  expect(await shown("button, .pager, nav, select, summary, .share")).toBe(0);
  await page.browserContext().close();
});

test("nothing moves by itself for whom motion is to be reduced: a way that lights up, a turned knob, a new screen", async () => {
  const { page } = await visit(browser, home, PHONE);
  await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
  await goTo(page, ASKED);
  const moving = () =>
    page.evaluate(() => {
      const styled = [...document.querySelectorAll("*")].filter((one) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
        return transitionDuration !== "0s" || animationName !== "none" || scrollBehavior === "smooth";
      });
      return styled.length + document.getAnimations().length;
    });
  await page.focus("[data-answer]");
  expect(await moving()).toBe(0);
  await page.tap(".pager button:last-child");
  // A jump, and no journey: where the page stands at once it stands later.
  const at = await page.evaluate("scrollY");
  await new Promise((done) => setTimeout(done, 200));
  expect(await page.evaluate("scrollY")).toBe(at);
  expect(at).toBeGreaterThan(0);
  await goTo(page, `${ASKED}&solved=1`);
  await page.focus("#play input[type=range]");
  await page.keyboard.press("ArrowRight");
  expect(await moving()).toBe(0);
  await page.browserContext().close();
});
