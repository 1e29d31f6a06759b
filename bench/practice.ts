import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import puppeteer, { type Page } from "puppeteer-core";
import { main } from "../src/cli.js";
import { findBrowser } from "../src/print/browser/find.js";
import { TOPICS } from "../src/topics/index.js";

/**
 * The practice page: what its files weigh, gzipped, and in the headless shell with its processor slowed down four times the
 * milliseconds of a new question and of a check, by topic at level standard: the median of 9 and the longest.
 */
const SLOWER = 4;
const TIMES = 9;

interface Row {
  readonly topic: string;
  readonly question: readonly number[];
  readonly check: readonly number[];
}

/** Draws a topic's questions one after another and checks each with its first blank filled. */
const measure = (page: Page, topic: string): Promise<Row> =>
  page.evaluate(`(async () => {
    const question = [], check = [];
    for (let k = 0; k < ${TIMES + 1}; k++) {
      const came = new Promise((done) => window.addEventListener("hashchange", done, { once: true }));
      location.hash = "q=${topic}&level=standard&seed=bench" + k;
      const start = performance.now();
      await came;
      const drawn = performance.now();
      document.body.offsetHeight;
      const field = document.querySelector("[data-answer]");
      if (field && "value" in field) field.value = "0.5";
      const before = performance.now();
      document.querySelector("#question")?.requestSubmit();
      const after = performance.now();
      // The first of a topic also compiles.
      if (k > 0) { question.push(drawn - start); check.push(after - before); }
    }
    return { topic: "${topic}", question, check };
  })()`) as Promise<Row>;

const sorted = (times: readonly number[]): number[] => [...times].sort((a, b) => a - b);
const median = (times: readonly number[]): string =>
  (sorted(times)[Math.floor(times.length / 2)] ?? 0).toFixed(0);
const longest = (times: readonly number[]): string => (sorted(times).at(-1) ?? 0).toFixed(0);

const folder = mkdtempSync(join(tmpdir(), "gradsheet-bench-"));
await main(["practice", "--out", folder]);
const weigh = (file: string): number => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length;
process.stdout.write("| file | bytes, gzipped |\n|---|---|\n");
for (const file of readdirSync(folder).filter((one) => /\.\w+$/.test(one)))
  process.stdout.write(`| ${file} | ${weigh(file).toLocaleString("en")} |\n`);

const found = await findBrowser();
const browser = await puppeteer.launch({
  executablePath: found.executable,
  env: { ...process.env, ...found.environment },
  headless: found.shell ? "shell" : true,
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 390, height: 844 });
  await page.goto(pathToFileURL(join(folder, "index.html")).href);
  await page.waitForSelector(".ladder");
  await page.emulateCPUThrottling(SLOWER);
  process.stdout.write(
    "\n| topic | a new question, ms | longest | a check, ms | longest |\n|---|---|---|---|---|\n",
  );
  for (const topic of Object.keys(TOPICS)) {
    const { question, check } = await measure(page, topic);
    process.stdout.write(
      `| ${topic} | ${median(question)} | ${longest(question)} | ${median(check)} | ${longest(check)} |\n`,
    );
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
