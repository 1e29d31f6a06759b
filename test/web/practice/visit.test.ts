import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Browser, ElementHandle, Page } from "puppeteer-core";
import type { LocaleName } from "../../../src/base/settings.js";
import type { NumberAnswer } from "../../../src/sheet/sheet.js";
import { readPlace } from "../../../src/web/practice/address.js";
import { exercisesOf } from "../../../src/web/practice/course.js";
import { drawWish } from "../../../src/web/practice/draw.js";
import { messagesFor } from "../../../src/words/locale.js";
import { LONG } from "../../seeds.js";
import { openBrowser } from "../../support/openBrowser.js";
import { courseOf, writePages } from "../../support/practicePages.js";
import { standsOut, violations } from "../../support/selfCheckPages.js";

const course = courseOf();
const pages = writePages(course);
const home = pathToFileURL(join(pages.folder, "index.html")).href;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  pages.remove();
});

/** A page on which everything that goes wrong or leaves it is noted. */
async function visit(
  [width = 0, height = 0]: readonly number[],
  hasTouch = width < 600,
): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width, height, hasTouch, isMobile: width < 600 });
  const faults: string[] = [];
  page.on("request", (request) => {
    if (!/^(file|data):/.test(request.url())) faults.push(request.url());
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
async function askedOn(page: Page, locale: LocaleName): Promise<readonly NumberAnswer[]> {
  const hash = String(await page.evaluate("location.hash"));
  const levels = new Map(exercisesOf(course.quizzes.en).map(({ name, question }) => [name, question.level]));
  const place = readPlace(hash, levels);
  if (place.at === "home") throw new Error(`no question at ${hash}`);
  const [question] = drawWish(course, place.wish, locale).questions;
  return (question?.answers ?? []).flatMap((answer) => (answer.kind === "number" ? [answer] : []));
}

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute("data-answer") ?? "");
const text = (page: Page, selector: string) =>
  page.$eval(selector, (element) => element.textContent?.replace(/\s+/g, " ").trim() ?? "");
const messageOf = (page: Page, id: string) => text(page, `#m-${id.replace(".", "-")}`);

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let k = 0; k < 250; k++) {
    if (await page.evaluate((one) => document.activeElement?.matches(one) ?? false, selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never comes to ${selector}`);
}

/** Waits until the page is in a language: its texts are a file of their own. */
const speaks = (page: Page, locale: string) =>
  page.waitForSelector(`[data-locale="${locale}"][aria-pressed="true"]`);

const LINK = '.ladder a[href*="q=output-gradient"][href*="level=standard"]';

const PHONE = [390, 844] as const;
const DESK = [1280, 800] as const;
type Size = typeof PHONE | typeof DESK;
/** Each language by keyboard at one size and by touch at the other; in the long run all four ways. */
const WAYS: readonly (readonly [locale: LocaleName, byKeys: Size, byTouch: Size])[] = [
  ["en", DESK, PHONE],
  ["ko", PHONE, DESK],
  ...(LONG
    ? ([
        ["en", PHONE, DESK],
        ["ko", DESK, PHONE],
      ] as const)
    : []),
];

describe.each(WAYS)("%s, by keys at %j, by touch at %j", (locale, byKeys, byTouch) => {
  const t = messagesFor(locale);

  test("by keyboard alone: a named mistake, a hint, right, another, and all is there after a reload", async () => {
    const { page, faults } = await visit(byKeys);
    await tabTo(page, `[data-locale="${locale}"]`);
    await page.keyboard.press("Enter");
    await speaks(page, locale);
    expect(await violations(page)).toEqual([]);
    await tabTo(page, LINK);
    await page.keyboard.press("Enter");
    await page.waitForSelector("#question");
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
    expect(await violations(page)).toEqual([]);
    const asked = await askedOn(page, locale);
    const slip = asked.find(({ misconceptions }) => misconceptions.length > 0);
    const wrong = slip?.misconceptions[0];
    if (slip === undefined || wrong === undefined) throw new Error("no mistake to make");

    await tabTo(page, `[data-answer="${slip.id}"]`);
    await page.keyboard.type(wrong.display);
    await page.keyboard.press("Enter");
    expect(await messageOf(page, slip.id)).toContain(
      t(`misconception.${wrong.id}.name` as "misconception.ascent.name"),
    );
    expect(await focused(page)).toBe(slip.id);

    await tabTo(page, `[data-hint="${slip.id}"]`);
    await page.keyboard.press("Enter");
    expect(await text(page, ".help:not(:empty) .count")).toBe(t("practice.hint-of", { count: 1, all: 4 }));
    expect(await text(page, "#score")).toContain(t("practice.hints", { count: 1 }));

    for (const { id, display } of asked) {
      await page.focus(`[data-answer="${id}"]`);
      await page.$eval(`[data-answer="${id}"]`, (input) => (input as HTMLInputElement).select());
      await page.keyboard.type(display);
      await page.keyboard.press("Enter");
      expect(await messageOf(page, id)).toBe(t("verdict.correct"));
    }
    expect(await text(page, "#score")).toContain(t("practice.all-right"));
    expect(await text(page, ".mastered")).toContain(t("practice.row", { row: 0, all: 3 }));
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("another");

    const before = await page.evaluate("location.hash");
    await page.keyboard.press("Enter");
    await page.waitForFunction((hash) => location.hash !== hash, {}, before);
    for (const { id, display } of await askedOn(page, locale)) {
      await tabTo(page, `[data-answer="${id}"]`);
      await page.keyboard.type(display);
      await page.keyboard.press("Enter");
    }
    expect(await text(page, ".mastered")).toContain(t("practice.row", { row: 1, all: 3 }));

    await page.reload();
    await page.waitForSelector("#score");
    expect(await text(page, "#score")).toContain(t("practice.all-right"));
    expect(await text(page, ".mastered")).toContain(t("practice.row", { row: 1, all: 3 }));
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await page.browserContext().close();
  });

  test("by touch: a named mistake, a hint, nothing stands out, a format error costs nothing, the solution comes after a try", async () => {
    const { page, faults } = await visit(byTouch, true);
    await page.tap(`[data-locale="${locale}"]`);
    await speaks(page, locale);
    expect(await standsOut(page)).toBeLessThanOrEqual(0);
    await page.tap(LINK);
    await page.waitForSelector("#question");
    expect(await standsOut(page)).toBeLessThanOrEqual(0);
    const asked = await askedOn(page, locale);
    const [first] = asked;
    const slip = asked.find(({ misconceptions }) => misconceptions.length > 0);
    const wrong = slip?.misconceptions[0];
    if (first === undefined || slip === undefined || wrong === undefined) throw new Error("nothing is asked");
    expect(await page.$eval("#reveal", (button) => (button as HTMLElement).hidden)).toBe(true);
    await page.tap(`[data-answer="${slip.id}"]`);
    await page.keyboard.type(wrong.display);
    await page.tap("#question button[type=submit]");
    expect(await messageOf(page, slip.id)).toContain(
      t(`misconception.${wrong.id}.name` as "misconception.ascent.name"),
    );
    await page.tap(`[data-hint="${slip.id}"]`);
    expect(await text(page, ".help:not(:empty) .count")).toBe(t("practice.hint-of", { count: 1, all: 4 }));
    await page.$eval(`[data-answer="${slip.id}"]`, (input) => {
      (input as HTMLInputElement).value = "";
      input.dispatchEvent(new Event("input"));
    });
    const field = `[data-answer="${first.id}"]`;
    expect(await page.$eval(field, (input) => input.getAttribute("inputmode"))).toBe("decimal");

    await page.tap(field);
    await page.keyboard.type("0.1.2");
    await page.tap("#question button[type=submit]");
    expect(await messageOf(page, first.id)).toContain(t("verdict.unreadable"));
    await page.$eval(field, (input) => (input as HTMLInputElement).select());
    await page.keyboard.type(first.display.replace("-", ""));
    if (first.display.startsWith("-")) await page.tap(`[data-sign="a-${first.id.replace(".", "-")}"]`);
    await page.tap("#question button[type=submit]");
    expect(await messageOf(page, first.id)).toBe(t("verdict.correct"));

    const thick = () => page.$$eval('#live [stroke-width="2.2"]', (strokes) => strokes.length);
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.tap(field);
    expect(await thick()).toBeGreaterThan(0);
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
    expect(await violations(page)).toEqual([]);

    await page.tap(`nav.next a[href*="solved"]`);
    await page.waitForSelector(".solved");
    expect(await page.$$("[data-answer]")).toEqual([]);
    expect(await violations(page)).toEqual([]);

    await page.tap(".check a.button");
    await page.waitForSelector("#question");
    for (const { id, display } of await askedOn(page, locale)) {
      await page.tap(`[data-answer="${id}"]`);
      await page.keyboard.type(display);
    }
    await page.tap("#question button[type=submit]");
    expect(await text(page, "#score")).toContain(t("practice.all-right"));
    await page.reload();
    await page.waitForSelector("#score");
    expect(await text(page, "#score")).toContain(t("practice.all-right"));
    expect(faults).toEqual([]);
    await page.browserContext().close();
  });
});

test("three right in a row master an exercise, and progress leaves the browser as a file and comes back", async () => {
  const { page, faults } = await visit(PHONE);
  const rung = () => text(page, LINK);
  const fresh = await rung();
  await page.tap(LINK);
  for (let k = 0; k < 3; k++) {
    await page.waitForSelector("#question");
    for (const { id, display } of await askedOn(page, "en"))
      await page.type(`[data-answer="${id}"]`, display);
    await page.keyboard.press("Enter");
    await page.tap("#question button[type=submit]");
    expect(await text(page, "#score")).toContain(messagesFor("en")("practice.all-right"));
    const hash = await page.evaluate("location.hash");
    if (k < 2) {
      await page.tap("#another");
      await page.waitForFunction((before) => location.hash !== before, {}, hash);
      // The address is told before the new question stands there.
      await page.waitForFunction(
        (right) => document.querySelector("#score")?.textContent?.includes(right) !== true,
        {},
        messagesFor("en")("practice.all-right"),
      );
    }
  }
  await page.tap(".back a");
  await page.waitForSelector(".ladder");
  const mastered = await rung();
  expect(mastered).toContain("★");

  const session = await browser.target().createCDPSession();
  const folder = mkdtempSync(join(tmpdir(), "gradsheet-progress-"));
  const browserContextId = page.browserContext().id ?? "";
  await session.send("Browser.setDownloadBehavior", {
    behavior: "allow",
    downloadPath: folder,
    ...(browserContextId === "" ? {} : { browserContextId }),
  });
  const file = join(folder, "gradsheet-practice.json");
  await page.tap("#save");
  for (let k = 0; k < 100 && !existsSync(file); k++) await new Promise((done) => setTimeout(done, 50));
  page.once("dialog", (dialog) => void dialog.accept());
  await page.tap("#forget");
  expect(await rung()).toBe(fresh);
  const input = await page.$("#load");
  if (input === null) throw new Error("no file can be opened");
  await (input as ElementHandle<HTMLInputElement>).uploadFile(file);
  await page.waitForFunction("document.querySelector('.ladder').textContent.includes('★')");
  expect(await rung()).toBe(mastered);
  expect(faults).toEqual([]);
  rmSync(folder, { recursive: true });
  await page.browserContext().close();
});

const KINDS = [
  ["guided", ""],
  ["standard", "&solved=1"],
  ["exam", ""],
] as const;
const EVERY = LONG;

test("every exercise opens on a phone, asked or solved, in both languages, and nothing stands out or needs a whole font", async () => {
  const { page, faults } = await visit(PHONE);
  const fonts = new Set<string>();
  page.on("request", (request) => {
    const font = /fonts\/(.*)\.woff2$/.exec(request.url())?.[1];
    if (font !== undefined) fonts.add(font);
  });
  const seen: string[] = [];
  for (const locale of ["en", "ko"])
    for (const [k, { name }] of exercisesOf(course.quizzes.en).entries())
      for (const [level, more] of EVERY ? KINDS : KINDS.slice(k % 3, (k % 3) + 1)) {
        await page.$eval(`[data-locale="${locale}"]`, (one) => (one as HTMLElement).click());
        await speaks(page, locale);
        await page.evaluate((hash) => {
          location.hash = hash;
        }, `q=${name}&level=${level}&seed=phone${more}`);
        await page.waitForFunction(
          (one) => document.querySelector("main .mastered") && location.hash.includes(one),
          {},
          name,
        );
        if (name === "digit") await page.waitForSelector(".task");
        const blanks = await page.$$eval("[data-answer], .solution li", (all) => all.length);
        const out = await standsOut(page);
        if (blanks === 0 || out > 0) seen.push(`${locale} ${name} ${level}: ${blanks} blanks, ${out} px`);
        // With letters twice as large, too; and beside the longest formula there is room for a number.
        const [large = 0, narrow = 0] = await page.evaluate(() => {
          const root = document.documentElement;
          const boxes = [...document.querySelectorAll("input[data-answer][type=text]")];
          const tooNarrow = boxes.filter((box) => box.clientWidth < 100).length;
          root.style.fontSize = "200%";
          const standing = root.scrollWidth - window.innerWidth;
          root.style.fontSize = "";
          return [standing, tooNarrow];
        });
        if (large > 0 || narrow > 0)
          seen.push(`${locale} ${name} ${level}: ${large} px at 200 %, ${narrow} narrow`);
        if (name === "find-the-bug" && (await page.$$("ol.code li")).length < 5)
          seen.push(`${name}: no program`);
      }
  expect(seen).toEqual([]);
  expect(faults).toEqual([]);
  expect([...fonts]).toContain("stix-two-math-page");
  expect([...fonts].filter((font) => /-(?:normal|italic)$/.test(font) && !font.includes("-page-"))).toEqual(
    [],
  );
  await page.browserContext().close();
});

test("a quiz's page has its questions alone, a teacher's own with its numbers among them, and none that no program can mark", async () => {
  const own = writePages(
    courseOf(`
questions:
  - name: neuron
    text: "A neuron **adds up**: $\\\\underbrace{wx}_{z}$ with $x = {{x}}$ and $w = {{w}}$."
    givens: {x: {from: 0.2, to: 0.8, decimals: 1}, w: {from: 2, to: 9, decimals: 0}}
    lines: [{z: w*x}]
    ask: [z]
  - {text: "Why?", points: 2, room: 3, solution: "Because."}
`),
  );
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  await page.goto(pathToFileURL(join(own.folder, "index.html")).href);
  await page.waitForSelector(".ladder");
  expect(await page.$$eval(".ladder h2", (all) => all.map((one) => one.textContent))).toEqual(["neuron"]);
  await page.click(".ladder a");
  await page.waitForSelector("#question");
  const said = await text(page, ".task, .stated, #live");
  const [x = 0, w = 0] = [...(await text(page, "main")).matchAll(/[xw]\s*=\s*([\d.]+)/g)].map(([, one]) =>
    Number(one),
  );
  expect(said).toContain("adds up");
  expect(await page.$$("main munder")).not.toEqual([]);
  expect(await page.$$("main code:not(.share code)")).toEqual([]);
  await page.type("[data-answer]", (x * w).toFixed(4));
  await page.keyboard.press("Enter");
  expect(await text(page, ".message")).toBe(messagesFor("en")("verdict.correct"));
  expect(faults).toEqual([]);
  await page.close();
  own.remove();
});
