import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { makeSheet } from "../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../src/author/generator/readQuiz.js";
import type { LocaleName } from "../../src/core/base/settings.js";
import type { Sheet } from "../../src/core/sheet/sheet.js";
import { openPages, standsOut, violations } from "../support/selfCheckPages.js";

const QUIZ = `
network: {layers: [2, 2, 1]}
questions:
  - {topic: derive, as: formula}
`;
const sheetIn = (locale: LocaleName): Sheet =>
  makeSheet(readQuiz(QUIZ, "quiz.yaml", { locale }), { id: "001", seed: "typed" });
const SHEETS = { en: sheetIn("en"), ko: sheetIn("ko") } as const;

let pages: Awaited<ReturnType<typeof openPages>>;
beforeAll(async () => {
  pages = await openPages(SHEETS);
});
afterAll(() => pages.close());

describe.each(["en", "ko"] as const)("a formula that is typed, in %s", (locale) => {
  test.each([390, 1280])("is shown as it is read while it is typed, %d px wide", async (width) => {
    const { page } = await pages.visit(locale, { width, height: 844 });
    const answer = SHEETS[locale].questions[0]?.answers[0];
    if (answer?.kind !== "formula") throw new Error("the first answer is no formula");
    const field = `[data-answer="${answer.id}"]`;
    const j = answer.quantity.replace(/.*_/, "");
    const a = `a_${j}^{(1)}`;
    // What the visit before has left there.
    await page.$eval(field, (element) => {
      (element as HTMLInputElement).value = "";
    });
    await page.type(field, `${a} (1 - ${a})/2`);
    const preview = `[id="p-${answer.id.replace(".", "-")}"]`;
    await page.waitForFunction((at) => document.querySelector(`${at} math`) !== null, {}, preview);
    const shown = await page.$eval(preview, (element) => ({
      role: element.getAttribute("role"),
      bars: element.querySelectorAll("mfrac").length,
      letters: [...element.querySelectorAll("msubsup")].map((one) => one.textContent),
      text: element.textContent,
    }));
    expect(shown.role).toBe("status");
    expect(shown.bars).toBe(1);
    expect(shown.letters).toEqual([`a${j}(1)`, `a${j}(1)`]);
    // What is none yet has no preview.
    await page.type(field, " (");
    await page.waitForFunction((at) => document.querySelector(at)?.textContent === "", {}, preview);
    await page.$eval(
      field,
      (element, text) => {
        (element as HTMLInputElement).value = text;
      },
      `${a} (1 - ${a})`,
    );
    await page.keyboard.press("Enter");
    const message = `[id="m-${answer.id.replace(".", "-")}"]`;
    await page.waitForFunction(
      (at) => document.querySelector<HTMLElement>(at)?.dataset["verdict"],
      {},
      message,
    );
    expect(await page.$eval(message, (element) => (element as HTMLElement).dataset["verdict"])).toBe(
      "correct",
    );
    if (process.env["SHOTS"] !== undefined)
      await page.screenshot({ path: `${process.env["SHOTS"]}/typed-${locale}-${width}.png`, fullPage: true });
    expect(await violations(page)).toEqual([]);
    expect(await standsOut(page)).toBeLessThanOrEqual(0);
  });
});
