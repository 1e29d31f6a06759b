import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "puppeteer-core";
import { makeSheet } from "../../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../../src/author/generator/readQuiz.js";
import { readPreset } from "../../../../src/author/quiz/presets.js";
import { topicsQuiz } from "../../../../src/author/quiz/topicsQuiz.js";
import type { Level, LocaleName, Paper } from "../../../../src/core/base/settings.js";
import { TOPICS } from "../../../../src/core/topics/index.js";
import { LONG, seeds } from "../../../seeds.js";
import { measuredHeights } from "../../../support/measuredHeights.js";
import { openBrowser } from "../../../support/openBrowser.js";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

/** Every topic at a level; with every way of asking; and a teacher's own questions. */
const everyTopic = (level: Level): string =>
  topicsQuiz({ topics: Object.keys(TOPICS).join(","), level }, () => "").text;
const QUIZZES: Readonly<Record<string, () => string>> = {
  "every topic, guided": () => everyTopic("guided"),
  "every topic, in an exam": () => everyTopic("exam"),
  "every way of asking": () => readPreset("full").text,
  "own questions": () => `${readFileSync("examples/past-paper.yaml", "utf8")}\npin: true\n`,
};
const PRINTS = [
  ["every topic, guided", "ko", "A4"],
  ["every way of asking", "en", "A4"],
  ["every way of asking", "ko", "Letter"],
  ["own questions", "en", "Letter"],
] as const;
const MORE_PRINTS = [
  ["every topic, guided", "en", "Letter"],
  ["every topic, in an exam", "ko", "A4"],
  ["every topic, in an exam", "en", "Letter"],
  ["own questions", "ko", "A4"],
] as const;

/** Two lines, one of fractions, which an estimate may see where the last of them just fits. */
const LINE = 16;
/** A text whose last word just does not fit has a line more than its estimate; so rarely, and by no more. */
const RARE = 0.01;
const MISSED = 10;

test.each(LONG ? [...PRINTS, ...MORE_PRINTS] : PRINTS)(
  "%s, in %s on %s: each height is estimated no lower than the browser sets it, and not by more than two lines higher",
  async (name, locale: LocaleName, paper: Paper) => {
    const page = await browser.newPage();
    const quiz = readQuiz(QUIZZES[name]?.() ?? "", "quiz.yaml", { locale, paper });
    const off: number[] = [];
    const wrong: string[] = [];
    for (let k = 0; k < seeds(1, 12); k += 1) {
      const heights = await measuredHeights(page, makeSheet(quiz, { id: "001", seed: `h${k}` }));
      for (const { what, title, estimate, real } of heights) {
        if (what === "page") continue;
        const by = estimate - real;
        off.push(by);
        if (by < -0.2 || by > LINE)
          wrong.push(`${title}: ${estimate.toFixed(1)} for ${real.toFixed(1)} mm (h${k})`);
        expect(by).toBeGreaterThan(-MISSED);
      }
    }
    await page.close();
    expect(wrong.length <= RARE * off.length ? [] : wrong).toEqual([]);
    const mean = off.reduce((sum, one) => sum + one, 0) / off.length;
    expect(mean).toBeGreaterThan(0);
    expect(mean).toBeLessThan(3);
  },
  240_000,
);
