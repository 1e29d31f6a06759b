import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "puppeteer-core";
import { TOPICS } from "../../../src/core/topics/index.js";
import { messagesFor } from "../../../src/core/words/locale.js";
import { practiceFiles } from "../../../src/web/folder/practiceFiles.js";
import { openBrowser } from "../../support/openBrowser.js";
import { courseOf, writePages } from "../../support/practicePages.js";
import { servePractice } from "../../support/practiceServer.js";

const pages = writePages(courseOf());
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

/** Bytes of a file on its way: fonts are compressed already. */
const weightOf = (path: string): number => {
  const bytes = readFileSync(join(pages.folder, path));
  return path.endsWith(".woff2") ? bytes.length : gzipSync(bytes, { level: 9 }).length;
};

/** Where a first visit leads, and what it may weigh: the list of exercises, or a question that a friend has sent. */
const QUESTION = "#q=output-gradient&level=standard&seed=friend";
test.each([
  ["en-US", "", 225_000],
  ["ko-KR", "", 265_000],
  ["en-US", QUESTION, 274_000],
  ["ko-KR", QUESTION, 343_000],
])("%s: a first visit to %j weighs less than %i bytes", async (language, place, most) => {
  host.loaded.clear();
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.evaluateOnNewDocument((one) => {
    Object.defineProperty(navigator, "language", { get: () => one });
  }, language);
  await page.goto(`${host.home}${place}`);
  await page.waitForSelector(place === "" ? ".ladder" : "#question");
  await page.evaluate("document.fonts.ready.then(() => undefined)");
  expect(await page.evaluate("document.documentElement.lang")).toBe(language.slice(0, 2));
  expect([...host.loaded].filter((path) => path.endsWith(".woff2")).length).toBeGreaterThan(1);
  expect([...host.loaded].reduce((sum, path) => sum + weightOf(path), 0)).toBeLessThan(most);
  await context.close();
});

test("the program weighs less than 161,000 bytes, and each topic's code is a file of its own, of less than 10,000", () => {
  expect(weightOf("practice.js")).toBeLessThan(161_000);
  const weights = Object.keys(TOPICS).map((topic) => [topic, weightOf(`topics/${topic}.js`)] as const);
  // One brings the digits and their network.
  expect(weights.filter(([, weight]) => weight >= 10_000).map(([topic]) => topic)).toEqual(["digit"]);
  expect(weightOf("topics/digit.js")).toBeLessThan(300_000);
});

test("a page of two topics has the code of these two alone", () => {
  const two = practiceFiles(courseOf("questions: [{topic: loss}, {topic: derive}]\n"), "ko");
  expect([...two.keys()].filter((name) => name.startsWith("topics/"))).toEqual([
    "topics/loss.js",
    "topics/derive.js",
  ]);
});

test("an exercise whose code cannot be had says so, and leads back", async () => {
  const page = await browser.newPage();
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    if (request.url().endsWith("topics/loss.js")) void request.abort();
    else void request.continue();
  });
  await page.goto(host.home);
  await page.waitForSelector(".ladder");
  await page.click('.levels a[href*="q=loss"]');
  await page.waitForSelector("main > .back");
  expect(await page.$eval("h1", (one) => one.textContent)).toBe(messagesFor("en")("practice.missing"));
  await page.click(".back a");
  await page.waitForSelector(".ladder");
  await page.close();
});

test("from a host it installs, and goes on without the host, with all its fonts: reload, the other language, a check", async () => {
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  await page.goto(host.home);
  await page.evaluate("navigator.serviceWorker.ready.then(() => undefined)");
  const manifest = await page.evaluate(
    `fetch(document.querySelector("link[rel=manifest]").href).then((answer) => answer.json())`,
  );
  expect(manifest).toMatchObject({ start_url: "index.html", display: "standalone", name: "Backpropagation" });
  // As a browser does that comes back: the page is loaded through the worker.
  await page.reload();
  host.put(false);
  const before = host.asked.length;
  await page.reload();
  await page.click('[data-locale="ko"]');
  await page.waitForSelector('[data-locale="ko"][aria-pressed="true"]');
  await page.waitForSelector(".ladder");
  await page.click('.levels a[href*="q=loss"]');
  await page.waitForSelector("#question");
  await page.type("[data-answer]", "7");
  await page.keyboard.press("Enter");
  expect(await page.$eval(".message:not(:empty)", (one) => one.getAttribute("data-verdict"))).toBe("wrong");
  const hash = await page.evaluate("location.hash");
  await page.click("#another");
  await page.waitForFunction((one) => location.hash !== one, {}, hash);
  await page.evaluate("document.fonts.ready.then(() => undefined)");
  expect(await page.evaluate("[...document.fonts].filter(({ status }) => status === 'error').length")).toBe(
    0,
  );
  expect(
    await page.evaluate("[...document.fonts].filter(({ status }) => status === 'loaded').length"),
  ).toBeGreaterThan(8);
  expect(host.asked.length).toBe(before);
  expect(faults).toEqual([]);
});
