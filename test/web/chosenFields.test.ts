import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Page } from "puppeteer-core";
import { makeSheet } from "../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../src/author/generator/readQuiz.js";
import { stream } from "../../src/core/base/random.js";
import type { LocaleName } from "../../src/core/base/settings.js";
import { mark } from "../../src/core/marking/mark.js";
import type { Answer, Sheet } from "../../src/core/sheet/sheet.js";
import { seeds } from "../seeds.js";
import { openPages, standsOut, violations } from "../support/selfCheckPages.js";
import { tabTo } from "./practice/visiting.js";

const SETS = seeds(60, 200);
const QUIZ = `
network: {bias: true}
questions:
  - {topic: hidden-gradient, as: choice, noneOfThese: true}
  - {topic: hidden-gradient, as: blanks}
  - {topic: chain-rule, as: blanks, level: guided}
  - {topic: find-the-mistake}
  - {topic: matrix-form, level: exam}
  - {topic: activation-derivative, variant: tanh}
`;

const sheetIn = (locale: LocaleName): Sheet =>
  makeSheet(readQuiz(QUIZ, "quiz.yaml", { locale }), { id: "001", seed: "fields" });
const SHEETS = { en: sheetIn("en"), ko: sheetIn("ko") } as const;

let pages: Awaited<ReturnType<typeof openPages>>;
beforeAll(async () => {
  pages = await openPages(SHEETS);
});
afterAll(() => pages.close());

const visit = async (locale: LocaleName, width: number): Promise<Page> =>
  (await pages.visit(locale, { width, height: 844 })).page;

/** What the page says of each answer, in the order of the sheet. */
const verdictsOn = (page: Page): Promise<string[]> =>
  page.$$eval("[data-answer]", (fields) =>
    fields.map((field) => {
      const message = document.getElementById(field.getAttribute("aria-describedby")?.split(" ")[0] ?? "");
      return `${field.getAttribute("data-answer")} ${message?.dataset["verdict"]} ${message?.dataset["misconception"]}`;
    }),
  );

/** Something to put into a blank: often what is right, else any option, a number, a shape turned over, or nothing. */
function anything(answer: Answer, random: ReturnType<typeof stream>): string {
  if (random.uniform() < 0.1) return "";
  const right = random.uniform() < 0.5;
  switch (answer.kind) {
    case "number":
      return right
        ? answer.display
        : random.pick(["0.5", "x", ...answer.misconceptions.map((one) => one.display)]);
    case "shape":
      return right ? answer.display : random.pick(["2x2", `${answer.columns}x${answer.rows}`, "two"]);
    case "free":
      return right ? answer.display : random.pick(["0", "1", "-1", "x"]);
    case "formula":
      return right ? answer.display : random.pick(["1", "x1", "2 ("]);
    case "several":
    case "written":
      return "";
    default:
      return String(right ? answer.right : random.integer(1, answer.options.length));
  }
}

describe.each(["en", "ko"] as const)("choices, factors, lines and shapes in %s", (locale) => {
  test(`${SETS} answer sets get the verdicts that mark gives`, async () => {
    const page = await visit(locale, 1280);
    const all = SHEETS[locale].questions.flatMap(({ answers }) => answers);
    const sets = Array.from({ length: SETS }, (_none, k) => {
      const random = stream("fields", k);
      return Object.fromEntries(all.map((answer) => [answer.id, anything(answer, random)]));
    });
    const seen = await page.evaluate((given) => {
      const fields = [...document.querySelectorAll<HTMLElement>("[data-answer]")];
      return given.map((answers) => {
        for (const field of fields) {
          const text = answers[field.dataset["answer"] ?? ""] ?? "";
          if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = text;
          else for (const button of field.querySelectorAll("input")) button.checked = button.value === text;
        }
        for (const form of document.querySelectorAll("form")) form.requestSubmit();
        return fields.map((field) => {
          const message = document.getElementById(
            field.getAttribute("aria-describedby")?.split(" ")[0] ?? "",
          );
          return `${field.dataset["answer"]} ${message?.dataset["verdict"]} ${message?.dataset["misconception"]}`;
        });
      });
    }, sets);
    const wanted = sets.map((answers) =>
      mark(SHEETS[locale], answers).answers.map(
        ({ id, verdict, misconception }) => `${id} ${verdict} ${misconception ?? ""}`,
      ),
    );
    expect(seen.map((one) => [...one].sort())).toEqual(wanted.map((one) => [...one].sort()));
    await page.close();
  });

  test("by keyboard alone: arrows choose, letters pick, and what is chosen is kept", async () => {
    const page = await visit(locale, 390);
    const [choice] = SHEETS[locale].questions[0]?.answers ?? [];
    if (choice?.kind !== "choice") throw new Error("no choice");
    await tabTo(page, "fieldset input");
    await page.keyboard.press("Space");
    for (let k = 1; k < choice.right; k++) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    expect((await verdictsOn(page))[0]).toBe(`${choice.id} correct `);
    await page.reload();
    const kept = await page.$$eval("fieldset input", (buttons) =>
      buttons.filter(({ checked }) => checked).map(({ value }) => value),
    );
    expect(kept).toEqual([String(choice.right)]);
    await page.close();
  });

  test.each([390, 1280])("%i pixels wide: nothing stands out, axe finds no violation", async (width) => {
    const page = await visit(locale, width);
    await page.$$eval("form", (forms) => {
      for (const form of forms) form.requestSubmit();
    });
    expect(await standsOut(page)).toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
    await page.close();
  });
});
