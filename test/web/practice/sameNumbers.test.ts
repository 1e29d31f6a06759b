import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "puppeteer-core";
import { nth } from "../../../src/core/base/known.js";
import { LEVELS, LOCALES } from "../../../src/core/base/settings.js";
import { mark } from "../../../src/core/marking/mark.js";
import type { Answers } from "../../../src/core/marking/marked.js";
import type { Sheet } from "../../../src/core/sheet/sheet.js";
import { messagesFor, textsOf } from "../../../src/core/words/locale.js";
import { exercisesOf } from "../../../src/web/practice/course.js";
import { drawWish, type Wish } from "../../../src/web/practice/draw.js";
import { LONG, seeds } from "../../seeds.js";
import { openBrowser } from "../../support/openBrowser.js";
import { bundled, courseOf } from "../../support/practicePages.js";
import { pageWords } from "../../support/practiceWords.js";

/** Seeds of each exercise at each level. */
const SEEDS = seeds(2, 170);

const course = courseOf();
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
  await page.evaluate(
    bundled(`
      import { drawWish } from "./src/web/practice/draw.js";
      import { mark } from "./src/core/marking/mark.js";
      import { messagesIn } from "./src/web/practice/carried.js";
      import { pageWords } from "${process.cwd()}/test/support/practiceWords.js";
      Object.assign(globalThis, { drawWish, mark, messagesIn, pageWords });`),
  );
  const texts = { en: textsOf("en"), ko: textsOf("ko") };
  await page.evaluate(`globalThis.gradsheetTexts = ${JSON.stringify(texts)}`);
  await page.evaluate(`globalThis.course = ${JSON.stringify(course)}`);
});
afterAll(() => browser.close());

/** Right answers, wrong methods, and a number that is neither, by turns. */
const answersTo = (sheet: Sheet): Answers =>
  Object.fromEntries(
    sheet.questions
      .flatMap(({ answers }) => answers)
      .map((answer, k) => {
        if (answer.kind !== "number") return [answer.id, "1"];
        const wrong = answer.misconceptions[0]?.display ?? "0.123";
        return [answer.id, [answer.display, wrong, "0.77"][k % 3] ?? ""];
      }),
  );

test.each(exercisesOf(course.quizzes.en).map(({ name }) => name))(
  "%s: the same numbers and the same marks in the browser",
  async (exercise) => {
    const wishes = LEVELS.flatMap((level) =>
      Array.from({ length: SEEDS }, (_none, k): Wish => ({ exercise, level, seed: `s${k}`, network: {} })),
    );
    const here = wishes.map((wish) => drawWish(course, wish, "en"));
    const asked = JSON.stringify(wishes.map((wish, k) => [wish, answersTo(here[k] as Sheet)]));
    const there = await page.evaluate(`(${asked}).map(([wish, answers]) => {
      const sheet = drawWish(course, wish, "en");
      return [JSON.stringify(sheet), JSON.stringify(mark(sheet, answers))];
    })`);
    expect(there).toEqual(
      here.map((sheet) => [JSON.stringify(sheet), JSON.stringify(mark(sheet, answersTo(sheet)))]),
    );
  },
);

// The page has of Temml what its own formulas take, and Node the whole of it.
test.each(exercisesOf(course.quizzes.en).map(({ name }, k) => [name, k] as const))(
  "%s: the same words and formulas in the browser",
  async (exercise, k) => {
    for (const locale of LONG ? LOCALES : [nth(LOCALES, k % LOCALES.length)]) {
      const wish: Wish = { exercise, level: nth(LEVELS, k % LEVELS.length), seed: "words", network: {} };
      const there = await page.evaluate(
        `pageWords(drawWish(course, ${JSON.stringify(wish)}, "${locale}"), messagesIn("${locale}"))`,
      );
      expect(there).toEqual(pageWords(drawWish(course, wish, locale), messagesFor(locale)));
    }
  },
);
