import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Browser, Page } from "puppeteer-core";
import type { Sheet } from "../../../src/core/sheet/sheet.js";
import { openBrowser } from "../../support/openBrowser.js";
import { type Served, served } from "../../support/served.js";
import { keyOf } from "../../support/students.js";
import { writeSet } from "../../support/writeSet.js";

const quizIn = (locale: string): string => `
locale: ${locale}
network: {layers: [2, 2, 1]}
questions:
  - {topic: forward-pass}
  - {topic: output-gradient, as: blanks}
  - {topic: hidden-gradient, as: choice}
  - {topic: find-the-mistake}
  - {topic: matrix-form}
`;
const LOCALES = ["en", "ko"] as const;
type Locale = (typeof LOCALES)[number];
const COPIES = 4;

const sheets = new Map<Locale, readonly Sheet[]>();
let folder = "";
let server: Served;
let browser: Browser;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-student-"));
  for (const locale of LOCALES)
    sheets.set(locale, writeSet(join(folder, locale), quizIn(locale), COPIES, `a seed ${locale}`));
  server = await served(quizIn("en"), 1, { sets: LOCALES.map((locale) => join(folder, locale)) });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A page's program has run once it is loaded: it is deferred. */
const LOADED = { waitUntil: "load" } as const;
const PHONE = { width: 390, height: 844 };
interface Visit {
  readonly page: Page;
  readonly faults: string[];
}

const copyOf = (locale: Locale, k: number): Sheet => {
  const sheet = sheets.get(locale)?.[k];
  if (sheet === undefined) throw new Error("no copy");
  return sheet;
};
const addressOf = (locale: Locale, k: number): string => `${server.url}/s/${copyOf(locale, k).code}`;

/** Opens a student's sheet; what goes wrong on it is kept. */
async function visit(locale: Locale, k: number, size = PHONE, scripts = true): Promise<Visit> {
  const page = await browser.newPage();
  await page.setViewport(size);
  await page.setJavaScriptEnabled(scripts);
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  await page.goto(addressOf(locale, k), LOADED);
  return { page, faults };
}

const field = (id: string): string => `[data-answer="${id}"]`;
const write = async (page: Page, id: string, text: string): Promise<void> => {
  await page.$eval(field(id), (element) => {
    (element as HTMLInputElement).value = "";
  });
  await page.type(field(id), text);
};
const settled = (page: Page, wanted: string) =>
  page.waitForFunction(
    (value: string) => document.getElementById("connection")?.dataset["state"] === value,
    { timeout: 20_000 },
    wanted,
  );
const verdict = (page: Page, id: string): Promise<string> =>
  page.$eval(`#m-${id.replace(".", "-")}`, (line) => (line as HTMLElement).dataset["verdict"] ?? "");
/** Has a question checked, and waits for what is said of it. */
async function check(page: Page, question: string): Promise<string> {
  const answered = page.waitForResponse((response) => response.url().endsWith(`/check/${question}`));
  await page.click(`form[data-question="${question}"] [type=submit]`);
  await answered;
  await settled(page, "saved");
  return page.$eval(`form[data-question="${question}"] [role=status]`, (line) => line.textContent ?? "");
}

describe.each(LOCALES)("a student's visit on a phone, in %s", (locale) => {
  test("what is typed is saved, checked and there again; attempts run out; what cannot be read costs none", async () => {
    const { page, faults } = await visit(locale, 0);
    const key = keyOf(copyOf(locale, 0));
    const lines = await page.$$eval(".marks", (marks) =>
      marks.map(
        (one) =>
          one.getClientRects().length &&
          Math.round(
            one.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(one).lineHeight),
          ),
      ),
    );
    expect(new Set(lines)).toEqual(new Set([1]));
    await write(page, "q1.z1_1", "0.9");
    const typed = () => page.$eval(field("q1.z1_1"), (input) => (input as HTMLInputElement).value);
    expect(await page.$eval(field("q1.z1_1"), (input) => (input as HTMLInputElement).inputMode)).toBe(
      "decimal",
    );
    await page.click('[data-sign="a-q1-z1_1"]');
    expect(await typed()).toBe("-0.9");
    await page.click('[data-sign="a-q1-z1_1"]');
    expect(await typed()).toBe("0.9");
    await settled(page, "saved");
    await page.reload(LOADED);
    expect(await page.$eval(field("q1.z1_1"), (input) => (input as HTMLInputElement).value)).toBe("0.9");

    await write(page, "q1.a1_1", "abc");
    expect(await check(page, "q1")).toContain(locale === "en" ? "did not count" : "횟수에 넣지 않습니다");
    expect([await verdict(page, "q1.a1_1"), await verdict(page, "q1.z1_1")]).toEqual(["unreadable", ""]);

    // σ(0.9) = 0.7109: carried on from the slip.
    await write(page, "q1.a1_1", "0.7109");
    const first = await check(page, "q1");
    expect(first).toContain(locale === "en" ? "2 checks left" : "2번 남았습니다");
    expect([await verdict(page, "q1.z1_1"), await verdict(page, "q1.a1_1")]).toEqual([
      "wrong",
      "follow-through",
    ]);
    const receipt = (): Promise<string> =>
      page.$eval("form[data-question=q1] #receipt output", (shown) => shown.textContent ?? "");
    const before = await receipt();
    expect(before).toMatch(/^\d+-\w{4}-\w{4}$/);
    // What was handed in is the same, and was received once more.
    expect(await check(page, "q1")).toBe(first);
    expect(await receipt()).not.toBe(before);

    await write(page, "q1.z1_1", key["q1.z1_1"] ?? "");
    expect(await verdict(page, "q1.z1_1")).toBe("");
    // What carries the old value is told so, and that costs no attempt.
    expect(await check(page, "q1")).toContain(locale === "en" ? "2 checks left" : "2번 남았습니다");
    expect([await verdict(page, "q1.z1_1"), await verdict(page, "q1.a1_1")]).toEqual(["", "wrong"]);
    await write(page, "q1.a1_1", "");
    await check(page, "q1");
    expect(await verdict(page, "q1.z1_1")).toBe("correct");
    await write(page, "q1.a1_1", key["q1.a1_1"] ?? "");
    expect(await check(page, "q1")).toContain(locale === "en" ? "No checks left" : "모두 썼습니다");
    expect(await page.$('form[data-question="q1"] [type=submit]')).toBeNull();
    await page.reload(LOADED);
    expect([await verdict(page, "q1.z1_1"), await verdict(page, "q1.a1_1")]).toEqual(["correct", "correct"]);
    expect(faults).toEqual([]);
    await page.close();
  });

  test("all kinds of fields, by the key: everything is right, and stands there after a reload", async () => {
    const { page, faults } = await visit(locale, 1, { width: 1280, height: 800 });
    const sheet = copyOf(locale, 1);
    for (const { answers } of sheet.questions)
      for (const answer of answers) {
        if (answer.kind === "choice") await page.click(`${field(answer.id)} input[value="${answer.right}"]`);
        else if (answer.kind === "blank" || answer.kind === "line")
          await page.select(field(answer.id), String(answer.right));
        else await write(page, answer.id, answer.display);
      }
    for (const { id } of sheet.questions) await check(page, id);
    await page.reload(LOADED);
    const verdicts = await page.$$eval(".message", (lines) =>
      lines.map((line) => (line as HTMLElement).dataset["verdict"]),
    );
    expect([...new Set(verdicts)]).toEqual(["correct"]);
    expect(verdicts.length).toBe(sheet.questions.flatMap(({ answers }) => answers).length);
    expect(faults).toEqual([]);
    await page.close();
  });
});

test("the network is cut while somebody types: nothing is lost, and it is sent when it is back", async () => {
  const { page } = await visit("en", 2);
  await page.setOfflineMode(true);
  await write(page, "q1.z1_1", "0.1234");
  await settled(page, "unsaved");
  expect(await page.$eval("#connection", (line) => line.textContent)).toMatch(
    /^Not saved yet: no connection\./,
  );
  await write(page, "q1.z1_2", "0.4321");
  await page.setOfflineMode(false);
  await settled(page, "saved");
  const other = await visit("en", 2);
  const values = await other.page.$$eval("[data-answer]", (inputs) =>
    inputs.slice(1, 4).map((input) => (input as HTMLInputElement).value),
  );
  // The first field asks who works on the sheet.
  expect(values).toEqual(["0.1234", "", "0.4321"]);
  await page.close();
  await other.page.close();
});

test("cut off and closed: what was typed comes over what the server has, when the page is opened again", async () => {
  const { page } = await visit("ko", 2);
  await write(page, "q1.z1_1", "1");
  await settled(page, "saved");
  await page.setOfflineMode(true);
  await write(page, "q1.z1_1", "2");
  await settled(page, "unsaved");
  await page.close();
  const again = await visit("ko", 2);
  await settled(again.page, "saved");
  expect(await again.page.$eval(field("q1.z1_1"), (input) => (input as HTMLInputElement).value)).toBe("2");
  await again.page.close();
});

test("without a script the form is sent, checked and shown all the same", async () => {
  const { page } = await visit("en", 3, PHONE, false);
  const key = keyOf(copyOf("en", 3));
  await page.type(field("q1.z1_1"), key["q1.z1_1"] ?? "");
  await page.type(field("q1.a1_1"), "9");
  await Promise.all([page.waitForNavigation(), page.click('form[data-question="q1"] [type=submit]')]);
  expect(page.url()).toBe(`${addressOf("en", 3)}#q1`);
  const shown = await page.content();
  expect(shown).toMatch(/id="m-q1-z1_1" data-verdict="correct"/);
  expect(shown).toMatch(/id="m-q1-a1_1" data-verdict="wrong"/);
  await page.close();
});
