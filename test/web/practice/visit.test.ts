import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import type { Browser, Page } from "puppeteer-core";
import type { LocaleName } from "../../../src/core/base/settings.js";
import { messagesFor } from "../../../src/core/words/locale.js";
import { LONG } from "../../seeds.js";
import { openBrowser } from "../../support/openBrowser.js";
import { courseOf, writePages } from "../../support/practicePages.js";
import { servePractice } from "../../support/practiceServer.js";
import { standsOut } from "../../support/selfCheckPages.js";
import {
  askedOn,
  bringUp,
  byKeys,
  byTouch,
  DESK,
  focused,
  messageOf,
  PHONE,
  type Press,
  type Size,
  speaks,
  tabTo,
  text,
  visit,
} from "./visiting.js";

jest.setTimeout(60_000);

const course = courseOf();
const pages = writePages(course);
let host: Awaited<ReturnType<typeof servePractice>>;
let browser: Browser;

beforeAll(async () => {
  host = await servePractice(pages.folder);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  host.close();
  pages.remove();
});

const LINK = '.ladder a[href*="q=hidden-gradient"][href*="level=standard"]';
const NEXT = ".pager button:last-child";

/** Each language by keyboard at one size and by touch at the other; in the long run all four ways. */
const WAYS: readonly (readonly [locale: LocaleName, keys: Size, touch: Size])[] = [
  ["en", DESK, PHONE],
  ["ko", PHONE, DESK],
  ...(LONG
    ? ([
        ["en", PHONE, DESK],
        ["ko", DESK, PHONE],
      ] as const)
    : []),
];

const isShown = (page: Page, selector: string) =>
  page.$eval(selector, (one) => one.getClientRects().length > 0);
/** How many screens a question has: one where there is room for all. */
const isPaged = (page: Page) => isShown(page, ".pager");

/** As somebody taps it who has scrolled it out from behind the buttons for screens. */
async function tapCheck(page: Page): Promise<void> {
  const button = "#question button[type=submit]";
  await page.$eval(button, (one) => one.scrollIntoView({ block: "center" }));
  await page.tap(button);
}

/** A mistake that somebody makes in what is asked, with its name. */
async function slipOn(page: Page, locale: LocaleName) {
  const asked = await askedOn(page, course, locale);
  const slip = asked.find(({ misconceptions }) => misconceptions.length > 0);
  const wrong = slip?.misconceptions[0];
  if (slip === undefined || wrong === undefined) throw new Error("no mistake to make");
  const name = messagesFor(locale)(`misconception.${wrong.id}.name` as "misconception.ascent.name");
  return { asked, id: slip.id, display: wrong.display, name };
}

/**
 * From a question with a slip to the list of those that were tried, and back by it: marks and what is left are there, the
 * slip comes up with its verdict, and all is gone when the student has it forgotten.
 */
async function comesBack(
  page: Page,
  locale: LocaleName,
  press: Press,
  { asked, id, display, name }: Awaited<ReturnType<typeof slipOn>>,
): Promise<void> {
  const t = messagesFor(locale);
  const hash = String(await page.evaluate("location.hash"));
  await press(page, ".back a");
  await page.waitForSelector(".past");
  expect(await standsOut(page)).toBeLessThanOrEqual(0);
  const all = (await page.$$(".past li")).length;
  expect(all).toBeGreaterThan(2);
  const latest = await text(page, ".past li");
  const maxScore = asked.reduce((sum, { points }) => sum + points, 0);
  expect(latest).toContain(t("topic.hidden-gradient.title"));
  expect(latest).toContain(new URLSearchParams(hash.slice(1)).get("seed"));
  expect(latest).toContain(
    `${t("marked.total", { score: 0, maxScore })} · ${t("practice.left", { count: asked.length })}`,
  );
  expect(await text(page, ".past li:nth-child(2) .state")).toContain(t("practice.all-right"));
  const finished = (await page.$$(".past .done")).length;
  expect(await text(page, ".past p")).toBe(t("practice.past.open", { open: all - finished, all }));
  await press(page, ".past a");
  await page.waitForSelector("#score");
  expect(await page.evaluate("location.hash")).toBe(hash);
  expect(await isShown(page, `[data-answer="${id}"]`)).toBe(true);
  expect(await page.$eval(`[data-answer="${id}"]`, (input) => (input as HTMLInputElement).value)).toBe(
    display,
  );
  expect(await messageOf(page, id)).toContain(name);
  await press(page, ".back a");
  await page.waitForSelector(".past");
  page.once("dialog", (dialog) => void dialog.accept());
  await page.$eval("#forget", (button) => (button as HTMLElement).click());
  expect(await page.$$(".past")).toEqual([]);
}

/** The rest of a visit, when the network is gone: all is there after a reload, and another question comes and is checked. */
async function goesOnOffline(page: Page, locale: LocaleName, press: Press): Promise<void> {
  const t = messagesFor(locale);
  await page.evaluate("navigator.serviceWorker.ready.then(() => undefined)");
  host.put(false);
  try {
    const before = host.asked.length;
    await page.reload();
    await page.waitForSelector("#score");
    expect(await text(page, "#score")).toContain(t("practice.all-right"));
    const hash = await page.evaluate("location.hash");
    await press(page, "#another");
    await page.waitForFunction((one) => location.hash !== one, {}, hash);
    await page.waitForFunction("document.querySelector('#score')?.textContent === ''");
    const { asked, id, display, name } = await slipOn(page, locale);
    await bringUp(page, id, press);
    await page.type(`[data-answer="${id}"]`, display);
    await page.keyboard.press("Enter");
    expect(await messageOf(page, id)).toContain(name);
    await page.evaluate("document.fonts.ready.then(() => undefined)");
    const failed = "[...document.fonts].filter(({ status }) => status === 'error').length";
    expect(await page.evaluate(failed)).toBe(0);
    await comesBack(page, locale, press, { asked, id, display, name });
    // The browser itself looks for a newer worker, some time after a page has come up.
    expect(host.asked.slice(before).filter((path) => path !== "/worker.js")).toEqual([]);
  } finally {
    host.put(true);
  }
}

describe.each(WAYS)("%s, by keys at %j, by touch at %j", (locale, keys, touch) => {
  const t = messagesFor(locale);

  test("by keyboard alone: a named mistake, a hint, right, another, all there after a reload, and on without a network", async () => {
    const { page, faults } = await visit(browser, host.home, keys);
    await byKeys(page, `[data-locale="${locale}"]`);
    await speaks(page, locale);
    await byKeys(page, LINK);
    await page.waitForSelector("#question");
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
    expect(await isPaged(page)).toBe(keys === PHONE);
    const { asked, id: slip, display: wrong, name } = await slipOn(page, locale);

    await bringUp(page, slip, byKeys);
    await tabTo(page, `[data-answer="${slip}"]`);
    await page.keyboard.type(wrong);
    await page.keyboard.press("Enter");
    expect(await messageOf(page, slip)).toContain(name);
    expect(await focused(page)).toBe(slip);

    await byKeys(page, `[data-hint="${slip}"]`);
    expect(await text(page, ".help:not(:empty) .count")).toBe(t("practice.hint-of", { count: 1, all: 4 }));
    expect(await text(page, "#score")).toContain(t("practice.hints", { count: 1 }));

    let screens = 0;
    for (const { id, display } of asked) {
      screens += await bringUp(page, id, byKeys);
      await page.focus(`[data-answer="${id}"]`);
      await page.$eval(`[data-answer="${id}"]`, (input) => (input as HTMLInputElement).select());
      await page.keyboard.type(display);
      await page.keyboard.press("Enter");
      expect(await messageOf(page, id)).toBe(t("verdict.correct"));
    }
    expect(screens > 0).toBe(keys === PHONE);
    expect(await text(page, "#score")).toContain(t("practice.all-right"));
    expect(await text(page, ".mastered")).toContain(
      t("practice.at-once", { right: asked.length - 1, all: asked.length }),
    );
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("another");

    const before = await page.evaluate("location.hash");
    await page.keyboard.press("Enter");
    await page.waitForFunction((hash) => location.hash !== hash, {}, before);
    await page.waitForFunction("document.querySelector('#score')?.textContent === ''");
    const again = await askedOn(page, course, locale);
    for (const [k, { id, display }] of again.entries()) {
      await bringUp(page, id, byKeys);
      await tabTo(page, `[data-answer="${id}"]`);
      await page.keyboard.type(display);
      await page.keyboard.press("Enter");
      // What is right on a screen leads on to the next, which the student turns to.
      const isOther = k + 1 < again.length && !(await isShown(page, `[data-answer="${again[k + 1]?.id}"]`));
      if (isOther) expect(await page.$eval(NEXT, (one) => one === document.activeElement)).toBe(true);
    }
    const latest = { right: asked.length - 1 + again.length, all: asked.length + again.length };
    expect(await text(page, ".mastered")).toContain(t("practice.at-once", latest));

    await page.reload();
    await page.waitForSelector("#score");
    expect(await text(page, "#score")).toContain(t("practice.all-right"));
    expect(await text(page, ".mastered")).toContain(t("practice.at-once", latest));
    await goesOnOffline(page, locale, byKeys);
    expect(faults).toEqual([]);
    await page.browserContext().close();
  });

  test("by touch: a named mistake, a hint, nothing stands out, a format error costs nothing, the solution after a try, and on without a network", async () => {
    const { page, faults } = await visit(browser, host.home, touch, true);
    await page.tap(`[data-locale="${locale}"]`);
    await speaks(page, locale);
    expect(await standsOut(page)).toBeLessThanOrEqual(0);
    await page.tap(LINK);
    await page.waitForSelector("#question");
    expect(await standsOut(page)).toBeLessThanOrEqual(0);
    expect(await isPaged(page)).toBe(touch === PHONE);
    const { asked, id: slip, display: wrong, name } = await slipOn(page, locale);
    const [first] = asked;
    if (first === undefined) throw new Error("nothing is asked");
    expect(await page.$eval("#reveal", (button) => (button as HTMLElement).hidden)).toBe(true);
    await bringUp(page, slip, byTouch);
    await page.tap(`[data-answer="${slip}"]`);
    await page.keyboard.type(wrong);
    await tapCheck(page);
    expect(await messageOf(page, slip)).toContain(name);
    await page.tap(`[data-hint="${slip}"]`);
    expect(await text(page, ".help:not(:empty) .count")).toBe(t("practice.hint-of", { count: 1, all: 4 }));
    await page.$eval(`[data-answer="${slip}"]`, (input) => {
      (input as HTMLInputElement).value = "";
      input.dispatchEvent(new Event("input"));
    });
    const field = `[data-answer="${first.id}"]`;
    expect(await page.$eval(field, (input) => input.getAttribute("inputmode"))).toBe("decimal");

    await bringUp(page, first.id, byTouch);
    await page.tap(field);
    await page.keyboard.type("0.1.2");
    await tapCheck(page);
    expect(await messageOf(page, first.id)).toContain(t("verdict.unreadable"));
    await page.$eval(field, (input) => (input as HTMLInputElement).select());
    await page.keyboard.type(first.display.replace("-", ""));
    if (first.display.startsWith("-")) await page.tap(`[data-sign="a-${first.id.replace(".", "-")}"]`);
    await tapCheck(page);
    expect(await messageOf(page, first.id)).toBe(t("verdict.correct"));

    const thick = () => page.$$eval('#live [stroke-width="2.2"]', (strokes) => strokes.length);
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.tap(field);
    expect(await thick()).toBeGreaterThan(0);
    // On a phone the drawing is in sight while a blank is filled in.
    const inSight = await page.$eval("#live .drawing", (one) => one.getBoundingClientRect().bottom > 60);
    if (touch === PHONE) expect(inSight).toBe(true);
    expect(await page.$$("#play *")).toEqual([]);

    await page.tap("#reveal");
    const curve = await page.$eval("#play .drawing", (one) => one.innerHTML);
    const spokenOf = () => page.$eval("#play input[type=range]", (one) => one.getAttribute("aria-valuetext"));
    const spoken = await spokenOf();
    expect(spoken).toMatch(/^−?[\d.]+, .*: [\d.]+$/);
    await page.focus("#play input[type=range]");
    await page.keyboard.press("ArrowRight");
    expect(await page.$eval("#play .drawing", (one) => one.innerHTML)).not.toBe(curve);
    expect(await spokenOf()).not.toBe(spoken);
    expect(await page.$$eval("#play .values tr", (rows) => rows.length)).toBeGreaterThan(3);
    expect(await text(page, "#solution")).toContain(first.display.replace("-", "−"));
    expect(await text(page, "#score")).toContain(t("practice.seen"));
    expect(await standsOut(page)).toBeLessThanOrEqual(0);

    await page.tap(`nav.next a[href*="solved"]`);
    await page.waitForSelector(".solved");
    expect(await page.$$("[data-answer]")).toEqual([]);

    await page.tap(".check a.button");
    await page.waitForSelector("#question");
    for (const { id, display } of await askedOn(page, course, locale)) {
      await bringUp(page, id, byTouch);
      await page.tap(`[data-answer="${id}"]`);
      await page.keyboard.type(display);
      await tapCheck(page);
      expect(await messageOf(page, id)).toBe(t("verdict.correct"));
    }
    expect(await text(page, "#score")).toContain(t("practice.all-right"));
    await goesOnOffline(page, locale, byTouch);
    expect(faults).toEqual([]);
    await page.browserContext().close();
  });
});
