import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import type { Page } from "puppeteer-core";
import { makeSheet } from "../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../src/author/generator/readQuiz.js";
import { readPreset } from "../../src/author/quiz/presets.js";
import { stream } from "../../src/core/base/random.js";
import type { LocaleName } from "../../src/core/base/settings.js";
import { displayNumber } from "../../src/core/graph/rounding.js";
import { mark } from "../../src/core/marking/mark.js";
import type { Answers } from "../../src/core/marking/marked.js";
import { numberAnswers, type Sheet } from "../../src/core/sheet/sheet.js";
import { messagesFor } from "../../src/core/words/locale.js";
import { selfCheckHtml } from "../../src/paper/pages/selfCheck.js";
import { seeds } from "../seeds.js";
import { openPages, standsOut, violations } from "../support/selfCheckPages.js";
import { keyOf, workQuestion } from "../support/students.js";
import { tabTo } from "./practice/visiting.js";

jest.setTimeout(60_000);

/** Papers of chance that the page and the command line both judge. */
const SETS = seeds(250, 1000);
const PHONE = { width: 390, height: 844, isMobile: true, hasTouch: true } as const;
const DESK = { width: 1280, height: 900 } as const;

const basics = readPreset("basics");
const sheetIn = (locale: LocaleName): Sheet =>
  makeSheet(readQuiz(basics.text, basics.file, { locale }), { id: "001", seed: "page" });
const SHEETS = { en: sheetIn("en"), ko: sheetIn("ko") } as const;

let pages: Awaited<ReturnType<typeof openPages>>;
beforeAll(async () => {
  pages = await openPages(SHEETS);
});
afterAll(() => pages.close());

const NEXT = ".pager button:last-child";
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute("data-answer") ?? "");

const verdictsOn = (page: Page): Promise<[id: string, verdict: string, misconception: string][]> =>
  page.$$eval("input[data-answer]", (inputs) =>
    inputs.map((input) => {
      const message = input.closest(".answer")?.querySelector<HTMLElement>(".message");
      const { verdict = "", misconception = "" } = message?.dataset ?? {};
      return [input.getAttribute("data-answer") ?? "", verdict, misconception] as [string, string, string];
    }),
  );

describe.each(["en", "ko"] as const)("a visit in %s", (locale) => {
  test("by keyboard alone on a phone's size: verdicts in place, answers kept, nothing asked of the network", async () => {
    const { page, asked, faults } = await pages.visit(locale, PHONE);
    const [question] = SHEETS[locale].questions;
    const answers = numberAnswers(question?.answers ?? []);
    // The first question has two parts, each a screen of its own; from its last blank Tab leads to the button, to back and to next.
    const first = question?.parts[0]?.answers.length ?? 0;
    expect(first).toBeLessThan(answers.length);
    await tabTo(page, `[data-answer="${answers[0]?.id}"]`);
    for (const [k, { id, display, value }] of answers.entries()) {
      if (k === first) {
        await tabTo(page, NEXT);
        await page.keyboard.press("Enter");
      }
      if (k > 0) await page.keyboard.press("Tab");
      expect(await focused(page)).toBe(id);
      await page.keyboard.type(
        k === 0 ? displayNumber(value + 0.5, { decimals: 4 }).replace(".", ",") : display,
      );
    }
    await page.keyboard.press("Enter");
    const verdicts = (await verdictsOn(page)).slice(0, answers.length).map(([, verdict]) => verdict);
    expect(verdicts).toEqual(["wrong", ...answers.slice(1).map(() => "correct")]);
    const points = (question?.points ?? 0) - (answers[0]?.points ?? 0);
    const status = await page.$eval("[role=status]:not(:empty):not(#reached)", (one) => one.textContent);
    const reached =
      locale === "en" ? `${points} of ${question?.points} marks` : `${question?.points}점 중 ${points}점`;
    expect(status).toBe(reached);
    const blanks = SHEETS[locale].questions.flatMap((one) => one.answers).length;
    const left = messagesFor(locale)("practice.left", { count: blanks - answers.length + 1 });
    expect(await page.$eval("#reached", (one) => one.textContent)).toBe(`${reached} · ${left}`);
    // The button beside the verdicts leads to the first mistake, on the screen before, which is right this time.
    await tabTo(page, "[data-mistake]:not([hidden])");
    await page.keyboard.press("Enter");
    expect(await focused(page)).toBe(answers[0]?.id);
    for (let k = 0; k < 12; k++) await page.keyboard.press("Backspace");
    await page.keyboard.type(answers[0]?.display ?? "");
    await tabTo(page, "form[data-question] button[type=submit]");
    await page.keyboard.press("Space");
    expect((await verdictsOn(page))[0]?.[1]).toBe("correct");
    expect(await page.$eval("[data-reached]", (one) => one.textContent)).toBe("★");
    await page.reload();
    expect(await page.$eval("input[data-answer]", (input) => input.value)).toBe(answers[0]?.display);
    page.once("dialog", (dialog) => void dialog.accept());
    await page.focus("#clear");
    await page.keyboard.press("Enter");
    expect(await page.$eval("input[data-answer]", (input) => input.value)).toBe("");
    await page.reload();
    expect(await page.$eval("input[data-answer]", (input) => input.value)).toBe("");
    expect({ asked, faults }).toEqual({ asked: [], faults: [] });
    await page.close();
  });

  test.each([
    ["390 pixels", PHONE],
    ["1280 pixels", DESK],
  ] as const)("%s wide: nothing stands out, axe finds no violation", async (_size, size) => {
    const { page } = await pages.visit(locale, size);
    await page.$$eval("input[data-answer]", (inputs) => {
      inputs.forEach((input, k) => {
        input.value = k % 3 === 0 ? "0.9" : k % 3 === 1 ? "x" : "";
      });
      for (const form of document.querySelectorAll("form")) form.requestSubmit();
    });
    expect(await standsOut(page)).toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
    expect(await violations(page, "color-contrast")).toEqual([]);
    await page.close();
  });
});

test("a message names the earlier answer as its blank does, a derivative with a slash", async () => {
  const { page } = await pages.visit("en", PHONE);
  const question = SHEETS.en.questions.find(({ topic }) => topic === "hidden-gradient");
  const [first] = question?.answers ?? [];
  if (question === undefined || first === undefined) throw new Error("basics has no hidden-gradient");
  const slipped = { slips: { [first.quantity]: 0.1234 } };
  const answers = Object.fromEntries(workQuestion(question, slipped));
  const said = await page.evaluate((all) => {
    for (const input of document.querySelectorAll<HTMLInputElement>("input[data-answer]"))
      input.value = all[input.dataset["answer"] ?? ""] ?? "";
    for (const form of document.querySelectorAll("form")) form.requestSubmit();
    const message = document.querySelector('.message[data-verdict="follow-through"]');
    const name = message?.querySelector(".formula");
    return [name?.getAttribute("aria-label"), name?.querySelectorAll("mfrac").length, message?.textContent];
  }, answers);
  expect(said[0]).toMatch(/^partial derivative of C/);
  expect(said[1]).toBe(0);
  expect(said[2]).toMatch(/came earlier, with your ∂C\/∂.*\u00a0=\u00a00\.1234\. Check/);
  await page.close();
});

/** Answers of all kinds: right, from another line, near, odd in writing, and none. */
function anyAnswers(sheet: Sheet, k: number): Answers {
  const random = stream("answers", k);
  const answers = sheet.questions.flatMap((question) => numberAnswers(question.answers));
  return Object.fromEntries(
    answers.map(({ id, display, value, misconceptions }) => {
      const wrong = misconceptions.length === 0 ? display : random.pick(misconceptions).display;
      const kinds = [display, display, display, wrong, wrong, displayNumber(value * 1.3, "exact")];
      const odd = ["", "0", "1", "1/3", "0,5", "x", "1,234", display.replace("-", "−")];
      return [id, random.pick(random.uniform() < 0.85 ? kinds : odd)];
    }),
  );
}

test(`${SETS} answer sets get the same verdicts in the page as from the command line's code`, async () => {
  const { page } = await pages.visit("en", DESK);
  const sets = Array.from({ length: SETS }, (_none, k) => anyAnswers(SHEETS.en, k));
  const seen = await page.evaluate((all) => {
    const inputs = [...document.querySelectorAll<HTMLInputElement>("input[data-answer]")];
    const forms = [...document.querySelectorAll("form")];
    return all.map((answers) => {
      for (const input of inputs) input.value = answers[input.getAttribute("data-answer") ?? ""] ?? "";
      for (const form of forms) form.requestSubmit();
      return inputs.map((input) => {
        const message = input.closest(".answer")?.querySelector<HTMLElement>(".message");
        return `${input.getAttribute("data-answer")} ${message?.dataset["verdict"]} ${message?.dataset["misconception"]}`;
      });
    });
  }, sets);
  const wanted = sets.map((answers) =>
    mark(SHEETS.en, answers).answers.map(
      ({ id, verdict, misconception }) => `${id} ${verdict} ${misconception ?? ""}`,
    ),
  );
  expect(seen).toEqual(wanted);
  const kinds = new Set(wanted.flat().map((line) => line.split(" ")[1]));
  expect([...kinds].sort()).toEqual([
    "blank",
    "correct",
    "follow-through",
    "misconception",
    "unreadable",
    "wrong",
  ]);
  await page.close();
});

test("a drawing is shown large, each blank says how it is rounded, and paper has every part and no buttons", async () => {
  const { page } = await pages.visit("ko", PHONE);
  const width = () =>
    page.$$eval("dialog svg", ([one]) => Math.round(one?.getBoundingClientRect().width ?? 0));
  const small = await page.$eval(".given .drawing svg", (one) => one.getBoundingClientRect().width);
  // A part's letter stands on one line.
  const tall = await page.$eval("h3 .label", (one) => (one as HTMLElement).offsetHeight);
  expect(tall).toBeLessThan(40);
  await page.tap(".larger button");
  expect(await width()).toBeGreaterThan(1.8 * small);
  expect(await violations(page)).toEqual([]);
  await page.tap("dialog button");
  expect(await width()).toBe(0);
  const rules = await page.$$eval("input[data-answer]", (all) =>
    all.map((one) => document.getElementById(one.getAttribute("aria-describedby")?.split(" ")[1] ?? "")),
  );
  expect(rules.length).toBeGreaterThan(10);
  const said = await page.$$eval(".how", (all) => all.map((one) => one.textContent));
  expect(said).toContain("소수점 아래 넷째 자리까지");
  expect(said.filter((one) => one === "")).toEqual([]);
  const shown = (selector: string) =>
    page.$$eval(selector, (all) => all.filter((one) => one.getClientRects().length > 0).length);
  expect(await shown("form .part")).toBe(1);
  await page.emulateMediaType("print");
  expect(await shown("form .part")).toBe((await page.$$("form .part")).length);
  expect(await shown("button, nav, #clear")).toBe(0);
  await page.close();
});

test("a page embeds the letters that it shows, not whole fonts", () => {
  expect(selfCheckHtml(SHEETS.en).length).toBeLessThan(402_000);
  expect(selfCheckHtml(SHEETS.ko).length).toBeLessThan(542_000);
});

test("the page says that its answers can be found, and its script is under 60 KB gzipped", () => {
  expect(selfCheckHtml(SHEETS.en)).toContain("the right answers are stored inside it and can be found");
  expect(selfCheckHtml(SHEETS.en)).not.toContain(`"seed"`);
  expect(gzipSync(readFileSync("dist/selfCheck.js")).length).toBeLessThan(60_000);
  expect(Object.keys(keyOf(SHEETS.en)).length).toBeGreaterThan(10);
});

describe("with help", () => {
  const quiz =
    "selfcheck: {hints: true, solution: after-trying}\nquestions: [{topic: output-gradient}, {topic: matrix-form}]\n";
  const sheet = makeSheet(readQuiz(quiz, "quiz.yaml"), { id: "001", seed: "help" });

  test("hints come step by step, the solution after a check, and both are there after a reload", async () => {
    const helped = await openPages({ helped: sheet });
    const { page, faults } = await helped.visit("helped", PHONE);
    const hidden = () => page.$eval("details.solution", (one) => (one as HTMLElement).hidden);
    expect(await hidden()).toBe(true);
    const [first] = numberAnswers(sheet.questions[0]?.answers ?? []);
    if (first === undefined) throw new Error("nothing is asked");
    const place = `#h-${first.id.replace(".", "-")}`;
    const helpText = () => page.$eval(place, (one) => one.textContent ?? "");
    for (let k = 1; k <= 4; k++) {
      await page.click(`[aria-controls="${place.slice(1)}"]`);
      expect(await helpText()).toContain(`Hint ${k} of 4`);
      expect((await helpText()).includes(first.display.replace("-", "−"))).toBe(k === 4);
    }
    await page.type(`[data-answer="${first.id}"]`, first.display);
    await page.keyboard.press("Enter");
    expect(await hidden()).toBe(false);
    await page.reload();
    expect(await hidden()).toBe(false);
    expect(await helpText()).toContain("Hint 4 of 4");
    expect((await verdictsOn(page)).find(([id]) => id === first.id)?.[1]).toBe("correct");
    await page.click("details.solution summary");
    expect(await standsOut(page)).toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await helped.close();
  });
});
