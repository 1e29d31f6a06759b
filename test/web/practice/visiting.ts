import type { Browser, Page } from "puppeteer-core";
import type { LocaleName } from "../../../src/core/base/settings.js";
import type { NumberAnswer } from "../../../src/core/sheet/sheet.js";
import { isAsked, readPlace } from "../../../src/web/practice/address.js";
import { type Course, exercisesOf } from "../../../src/web/practice/course.js";
import { drawWish } from "../../../src/web/practice/draw.js";

export type Size = readonly [width: number, height: number];
export const PHONE: Size = [390, 844];
export const DESK: Size = [1280, 800];

/** A new visitor's page at an address, on which everything that goes wrong or leaves its place is noted. */
export async function visit(
  browser: Browser,
  home: string,
  [width, height]: Size,
  hasTouch = width < 600,
): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width, height, hasTouch, isMobile: width < 600 });
  const faults: string[] = [];
  const own = home.replace(/[^/]*$/, "");
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(own) && !url.startsWith("data:")) faults.push(url);
  });
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  await page.goto(home);
  await page.waitForSelector("h1");
  return { page, faults };
}

/** The numbers asked on the page, as Node draws them from its address. */
export async function askedOn(
  page: Page,
  course: Course,
  locale: LocaleName,
): Promise<readonly NumberAnswer[]> {
  const hash = String(await page.evaluate("location.hash"));
  const levels = new Map(exercisesOf(course.quizzes.en).map(({ name, question }) => [name, question.level]));
  const place = readPlace(hash, levels);
  if (!isAsked(place)) throw new Error(`no question at ${hash}`);
  const [question] = drawWish(course, place.wish, locale).questions;
  return (question?.answers ?? []).flatMap((answer) => (answer.kind === "number" ? [answer] : []));
}

export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute("data-answer") ?? "");

export const text = (page: Page, selector: string): Promise<string> =>
  page.$eval(selector, (element) => element.textContent?.replace(/\s+/g, " ").trim() ?? "");

export const messageOf = (page: Page, id: string): Promise<string> =>
  text(page, `#m-${id.replace(".", "-")}`);

export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let k = 0; k < 250; k++) {
    if (await page.evaluate((one) => document.activeElement?.matches(one) ?? false, selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never comes to ${selector}`);
}

/** Presses a button as somebody does who has a keyboard alone, or a finger. */
export type Press = (page: Page, selector: string) => Promise<void>;
export const byKeys: Press = async (page, selector) => {
  await tabTo(page, selector);
  await page.keyboard.press("Enter");
};
export const byTouch: Press = (page, selector) => page.tap(selector);

/** Goes on, or back, to the screen on which a blank is, and says over how many. */
export async function bringUp(page: Page, id: string, press: Press): Promise<number> {
  const selector = `[data-answer="${id}"]`;
  for (let screens = 0; screens < 40; screens++) {
    const way = await page.$eval(selector, (field) => {
      if (field.getClientRects().length > 0) return "";
      const shown = document.querySelector("form .part:not(.away)");
      const isAfter =
        shown !== null && (shown.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
      return isAfter ? ".pager button:last-child" : ".pager button:first-child";
    });
    if (way === "") return screens;
    await press(page, way);
  }
  throw new Error(`no screen has ${id}`);
}

/** Waits until the page is in a language: its texts are a file of their own. */
export const speaks = (page: Page, locale: string) =>
  page.waitForSelector(`[data-locale="${locale}"][aria-pressed="true"]`);
