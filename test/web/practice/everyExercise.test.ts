import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, ElementHandle } from "puppeteer-core";
import { messagesFor } from "../../../src/core/words/locale.js";
import { exercisesOf } from "../../../src/web/practice/course.js";
import { LONG } from "../../seeds.js";
import { openBrowser } from "../../support/openBrowser.js";
import { courseOf, writePages } from "../../support/practicePages.js";
import { standsOut } from "../../support/selfCheckPages.js";
import { askedOn, PHONE, speaks, text, visit } from "./visiting.js";

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

const LINK = '.ladder a[href*="q=output-gradient"][href*="level=standard"]';

test("three right in a row master an exercise, and progress leaves the browser as a file and comes back", async () => {
  const { page, faults } = await visit(browser, home, PHONE);
  const rung = () => text(page, LINK);
  const fresh = await rung();
  await page.tap(LINK);
  for (let k = 0; k < 3; k++) {
    await page.waitForSelector("#question");
    for (const { id, display } of await askedOn(page, course, "en"))
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
  const { page, faults } = await visit(browser, home, PHONE);
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
          (one) => document.querySelector(".share code")?.textContent?.includes(one),
          {},
          `q=${name}&level=${level}&`,
        );
        if (name === "digit") await page.waitForSelector(".task");
        // All screens at once: what stands out on any stands out now.
        await page.$eval("main", (one) => one.classList.remove("paged"));
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
  expect(await page.$$eval(".ladder h2", (all) => all.map((one) => one.textContent))).toEqual([
    "neuron Start here",
  ]);
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
