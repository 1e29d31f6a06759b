import { describe, expect, test } from "@jest/globals";
import { LOCALES } from "../../../src/core/base/settings.js";
import { TOPICS } from "../../../src/core/topics/index.js";
import { WAY } from "../../../src/core/topics/path.js";
import { messagesFor, textsOf } from "../../../src/core/words/locale.js";
import { lineHtml } from "../../../src/document/write/html/lineHtml.js";
import { exercisesOf } from "../../../src/web/practice/course.js";
import { claims } from "../../../src/web/practice/lesson/claims.js";
import { exampleSheet, knobOf, linesAt } from "../../../src/web/practice/lesson/example.js";
import { contextOfPage } from "../../../src/web/practice/questionView.js";
import { hostedPractice } from "../../support/hostedPractice.js";
import { courseOf } from "../../support/practicePages.js";
import { DESK, PHONE, speaks, text, visit } from "./visiting.js";

const course = courseOf();

describe.each(LOCALES)("lessons in %s", (locale) => {
  const texts = textsOf(locale, "lessons");

  test("each topic has one screen, and each station of the way to a training step two", () => {
    const wanted = Object.keys(TOPICS).flatMap((topic) => [
      `lesson.${topic}.1`,
      ...(WAY.some((one) => one === topic) ? [`lesson.${topic}.2`] : []),
    ]);
    expect(Object.keys(texts).toSorted()).toEqual(wanted.toSorted());
  });

  test("a number that a lesson says is worked out: no digit stands in a text", () => {
    const known = claims();
    for (const [key, words] of Object.entries(texts)) {
      const said = [...words.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
      expect([key, said.filter((name) => known[name] === undefined)]).toEqual([key, []]);
      expect([key, words.replace(/\{\w+\}|학습 1회/g, "").match(/\d/g)]).toEqual([key, null]);
    }
  });
});

test("the claims are the numbers of published sources", () => {
  // σ′(0) = 1/4; the lecture's network of 79,400 weights and 110 biases, and its count of one update without backpropagation.
  expect(claims()).toMatchObject({
    quarter: "0.25",
    four: "4",
    far: "0.0066",
    left: "0.00098",
    parameters: "79,510",
    runs: "79,511",
    products: "378,790,404,000,000",
  });
});

test("each topic's example is worked out, and follows the weight that is moved", () => {
  const t = messagesFor("en");
  let moved = 0;
  for (const exercise of exercisesOf(course.quizzes.en)) {
    const sheet = exampleSheet(course, exercise, "en", "lesson");
    const context = contextOfPage(sheet, t);
    const lines = linesAt(context, sheet);
    const knob = knobOf(context);
    if (lines.length === 0 || knob === undefined) continue;
    const values = (to: number) =>
      linesAt(context, sheet, { knob, to }).map(({ value }) => (value === "" ? "" : lineHtml(value)));
    expect([exercise.name, values(knob.value)]).toEqual([
      exercise.name,
      lines.map(({ value }) => (value === "" ? "" : lineHtml(value))),
    ]);
    if (values(knob.value + 1).join() !== values(knob.value).join()) moved++;
  }
  expect(moved).toBeGreaterThan(10);
});

describe("on a page", () => {
  const { host, browser } = hostedPractice(course);

  test.each([
    ["en", DESK],
    ["ko", PHONE],
  ] as const)(
    "%s: from the map to the lesson, its example moved by keys, to practice",
    async (locale, size) => {
      const { page, faults } = await visit(browser(), host().home, size);
      await page.click(`[data-locale="${locale}"]`);
      await speaks(page, locale);
      const t = messagesFor(locale);
      await page.click('.ladder .teaches a[href="#q=forward-pass&lesson=1"]');
      await page.waitForSelector("#move");
      expect(await text(page, ".explained")).toBe(
        textsOf(locale, "lessons")["lesson.forward-pass.1"]?.replace(/\s+/g, " "),
      );
      const z = () => page.$eval("#moving .lines li .result", (one) => one.textContent?.trim());
      const w = async () => Number(await page.$eval("#move", (one) => (one as HTMLInputElement).value));
      const before = [await w(), await z()] as const;
      await page.focus("#move");
      await page.keyboard.press("ArrowRight");
      const after = [await w(), await z()] as const;
      expect(after[0]).toBeGreaterThan(before[0]);
      expect(after[1]).not.toBe(before[1]);
      await page.click("nav.next a.ready");
      await page.waitForFunction("location.hash.includes('lesson=2')");
      expect(await text(page, "nav.next a.ready")).toBe(
        t("practice.try", { level: t("practice.level.guided") }),
      );
      await page.click("nav.next a.ready");
      await page.waitForSelector("#question");
      expect(faults).toEqual([]);
      await page.close();
    },
  );
});
