import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import type { Page } from "puppeteer-core";
import { makeSheet } from "../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../src/author/generator/readQuiz.js";
import { readPreset } from "../../src/author/quiz/presets.js";
import { stream } from "../../src/core/base/random.js";
import type { LocaleName } from "../../src/core/base/settings.js";
import { mark } from "../../src/core/marking/mark.js";
import type { Answers } from "../../src/core/marking/marked.js";
import type { Sheet } from "../../src/core/sheet/sheet.js";
import { TOPICS } from "../../src/core/topics/index.js";
import { openPages, standsOut, violations } from "../support/selfCheckPages.js";

jest.setTimeout(120_000);

const full = readPreset("full");
const sheetIn = (locale: LocaleName): Sheet =>
  makeSheet(readQuiz(full.text, full.file, { locale }), { id: "001", seed: "every" });
const SHEETS = { en: sheetIn("en"), ko: sheetIn("ko") } as const;

let pages: Awaited<ReturnType<typeof openPages>>;
beforeAll(async () => {
  pages = await openPages(SHEETS);
});
afterAll(() => pages.close());

/** A student who is right in half of the blanks, mistaken, unreadable or silent in the others. */
function mixed(sheet: Sheet): Answers {
  const random = stream("every");
  return Object.fromEntries(
    sheet.questions.flatMap(({ answers }) =>
      answers.map((answer) => {
        if (answer.kind === "shape" || answer.kind === "free" || answer.kind === "formula")
          return [answer.id, answer.display];
        if (answer.kind === "written") return [answer.id, ""];
        if (answer.kind !== "number") return [answer.id, String(random.integer(1, answer.options.length))];
        const wrong = answer.misconceptions.map(({ display }) => display);
        const { display } = answer;
        return [answer.id, random.pick([display, display, display, "0,5", "x", "", ...wrong.slice(0, 2)])];
      }),
    ),
  );
}

/** The fonts in which a page's text is set, by its PDF; one that the page does not bring is the machine's. */
async function fontsOn(page: Page): Promise<string[]> {
  await page.emulateMediaType("screen");
  const pdf = Buffer.from(await page.pdf()).toString("latin1");
  return [
    ...new Set(Array.from(pdf.matchAll(/\/FontName \/(?:[A-Z]{6}\+)?([\w-]+)/g), ([, font = ""]) => font)),
  ];
}

test("the preset full asks about every topic", () => {
  const asked = new Set(SHEETS.en.questions.map(({ topic }) => topic));
  expect(Object.keys(TOPICS).filter((topic) => !asked.has(topic))).toEqual([]);
});

describe.each(["en", "ko"] as const)("every topic on one page, in %s", (locale) => {
  test("by keyboard alone, on a phone or a desk, without a network: every blank is reached in order, and has the verdict of mark", async () => {
    const sheet = SHEETS[locale];
    const answers = mixed(sheet);
    const { page, asked, faults } = await pages.visit(locale, {
      width: locale === "en" ? 390 : 1280,
      height: 844,
    });
    // What is wider than the phone is known when its letters are there.
    await page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))");
    const reached: string[] = [];
    const blanks = sheet.questions.flatMap((question) => question.answers);
    for (;;) {
      await page.keyboard.press("Tab");
      const stop = await page.evaluate(() => {
        const at = document.activeElement;
        const field = at?.closest<HTMLElement>("[data-answer]");
        const isPressed = at?.matches("button[type=submit], .pager button:last-child") ?? false;
        return { id: field?.dataset["answer"] ?? "", isPressed, isLast: at?.id === "clear" };
      });
      if (stop.isLast) break;
      // Every screen is checked, and turned; a formula that is wider than the phone is a stop too: the arrow keys move it.
      if (stop.isPressed) await page.keyboard.press("Enter");
      if (stop.id === "") continue;
      reached.push(stop.id);
      const given = answers[stop.id] ?? "";
      const answer = blanks.find(({ id }) => id === stop.id);
      if (answer?.kind === "choice") {
        await page.keyboard.press("Space");
        for (let place = 1; place < Number(given); place++) await page.keyboard.press("ArrowDown");
      } else if (answer?.kind === "blank" || answer?.kind === "line") {
        for (let place = 0; place < Number(given); place++) await page.keyboard.press("ArrowDown");
      } else await page.keyboard.type(given);
    }
    expect([...reached].sort()).toEqual(blanks.map(({ id }) => id).sort());
    const seen = await page.$$eval("[data-answer]", (fields) =>
      fields.map((field) => {
        const message = document.getElementById(field.getAttribute("aria-describedby")?.split(" ")[0] ?? "");
        return `${field.getAttribute("data-answer")} ${message?.dataset["verdict"]} ${message?.dataset["misconception"]}`;
      }),
    );
    const wanted = mark(sheet, answers).answers.map(
      ({ id, verdict, misconception }) => `${id} ${verdict} ${misconception ?? ""}`,
    );
    expect([...seen].sort()).toEqual([...wanted].sort());
    expect({ asked, faults }).toEqual({ asked: [], faults: [] });
    // The page as this student sees it. Looking through it takes seconds: each language at one of the sizes.
    for (const width of [390, 1280]) {
      await page.setViewport({ width, height: 844 });
      expect(await standsOut(page)).toBeLessThanOrEqual(0);
      // With letters twice as large, too.
      await page.evaluate(
        "document.documentElement.style.fontSize = '200%', window.dispatchEvent(new Event('resize'))",
      );
      expect(await standsOut(page)).toBeLessThanOrEqual(0);
      await page.evaluate("document.documentElement.style.fontSize = ''");
      // Of a phone one screen; the whole page, which takes seconds, in each language by one half of the rules.
      const rule = width === 1280 && locale === "ko" ? "color-contrast" : undefined;
      expect(await violations(page, rule)).toEqual([]);
    }
    expect((await fontsOn(page)).filter((font) => !/^(STIXTwo|NotoSansKR)/.test(font))).toEqual([]);
    await page.close();
  });
});
