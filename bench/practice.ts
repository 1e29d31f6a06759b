import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import type { CDPSession, Page } from "puppeteer-core";
import { main } from "../src/cli.js";
import { TOPICS } from "../src/core/topics/index.js";
import { openBrowser } from "./openBrowser.js";

/**
 * The practice page: what its files weigh, gzipped, and by topic at level standard what a new question and a check cost in
 * the headless shell: milliseconds of the page's own thread, the mean of 9, times four for a phone. Counted as time of the
 * processor, not of the clock: it is the same on a busy machine.
 */
const SLOWER = 4;
const TIMES = 9;

/** Milliseconds that the page's thread has worked for so far. */
async function worked(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
}

/** Opens a topic's question by its seed, and waits until it is drawn. */
const open = (page: Page, topic: string, seed: string) =>
  page.evaluate(`new Promise((done) => {
    window.addEventListener("hashchange", () => requestAnimationFrame(() => setTimeout(done)), { once: true });
    location.hash = "q=${topic}&level=standard&seed=${seed}";
  })`);

const check = (page: Page, typed: number) =>
  page.evaluate(`{
    const field = document.querySelector("[data-answer]");
    if (field && "value" in field) field.value = "${typed}";
    document.querySelector("#question")?.requestSubmit();
  }`);

/** What a question and a check cost, in ms of a processor four times slower. */
async function costOf(
  page: Page,
  session: CDPSession,
  topic: string,
): Promise<[question: number, check: number]> {
  // The first of a topic also loads its code and compiles.
  for (const seed of ["first", "second"]) {
    await open(page, topic, seed);
    await page.waitForFunction(
      `"kind" in (globalThis.gradsheetTopics["${topic}"] ?? { kind: "" }) && document.querySelector(".task")`,
    );
  }
  const start = await worked(session);
  for (let k = 0; k < TIMES; k++) await open(page, topic, `bench${k}`);
  const drawn = await worked(session);
  for (let k = 0; k < TIMES; k++) await check(page, 0.5 + k / 100);
  const checked = await worked(session);
  return [((drawn - start) / TIMES) * SLOWER, ((checked - drawn) / TIMES) * SLOWER];
}

const folder = mkdtempSync(join(tmpdir(), "gradsheet-bench-"));
await main(["practice", "--out", folder]);
/** Bytes of a file on its way: fonts are compressed already. */
function weigh(file: string): number {
  const bytes = readFileSync(join(folder, file));
  return file.endsWith(".woff2") ? bytes.length : gzipSync(bytes, { level: 9 }).length;
}
const write = (bytes: number): string => bytes.toLocaleString("en");
process.stdout.write("| file | bytes on its way |\n|---|---|\n");
for (const file of readdirSync(folder).filter((one) => /\.\w+$/.test(one)))
  process.stdout.write(`| ${file} | ${write(weigh(file))} |\n`);
const topics = readdirSync(join(folder, "topics")).map((one) => weigh(`topics/${one}`));
process.stdout.write(
  `| topics/*.js | ${topics.length} files of ${write(Math.min(...topics))} to ${write(Math.max(...topics))} |\n`,
);

const browser = await openBrowser();
try {
  process.stdout.write("\n| first visit | files | of these fonts | bytes |\n|---|---|---|---|\n");
  for (const language of ["en", "ko"])
    for (const place of ["", "#q=output-gradient&level=standard&seed=friend"]) {
      const files = await firstVisit(language, place);
      const fonts = files.filter((file) => file.endsWith(".woff2"));
      const bytes = files.reduce((sum, file) => sum + weigh(file), 0);
      process.stdout.write(
        `| ${language}, ${place === "" ? "the list" : "a friend's question"} | ${files.length} | ${fonts.length} | ${write(bytes)} |\n`,
      );
    }

  const page = await browser.newPage();
  await page.setViewport({ width: 390, height: 844 });
  await page.goto(pathToFileURL(join(folder, "index.html")).href);
  await page.waitForSelector(".ladder");
  const session = await page.createCDPSession();
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  process.stdout.write("\n| topic | a new question, ms | a check, ms |\n|---|---|---|\n");
  for (const topic of Object.keys(TOPICS)) {
    const [question, checking] = await costOf(page, session, topic);
    process.stdout.write(`| ${topic} | ${question.toFixed(0)} | ${checking.toFixed(0)} |\n`);
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

/** The files that a browser of a language asks for, which has never been here, until the page stands in its own letters. */
async function firstVisit(language: string, place: string): Promise<string[]> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const start = pathToFileURL(join(folder, "index.html")).href;
  const asked = new Set<string>();
  page.on("request", (request) => {
    const file = relative(folder, fileURLToPath(request.url().replace(/#.*$/, "")));
    asked.add(file);
  });
  await page.evaluateOnNewDocument(
    `Object.defineProperty(navigator, "language", { get: () => "${language}" })`,
  );
  await page.goto(`${start}${place}`);
  await page.waitForSelector(place === "" ? ".ladder" : "#question");
  await page.evaluate("document.fonts.ready.then(() => undefined)");
  await context.close();
  return [...asked];
}
