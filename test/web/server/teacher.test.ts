import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Browser, Page } from "puppeteer-core";
import { markClass } from "../../../src/classroom/answers/markClass.js";
import { type CsvRow, csvRows } from "../../../src/core/files/csvFile.js";
import { mark } from "../../../src/core/marking/mark.js";
import { boxesOf } from "../../../src/core/sheet/boxes.js";
import type { Sheet } from "../../../src/core/sheet/sheet.js";
import { LONG, seeds } from "../../seeds.js";
import { openBrowser } from "../../support/openBrowser.js";
import { type Served, served } from "../../support/served.js";
import { keyOf, workSheet } from "../../support/students.js";

const QUIZ = `
title: Midterm
network: {layers: [2, 2, 1]}
questions:
  - {topic: forward-pass}
  - {topic: output-gradient, as: choice}
  - {topic: matrix-form}
`;
/** Students whose papers are typed in, beside two whose are not; 35 at a hand's pace take their time. */
const CLASS = seeds(3, 35);
/** Milliseconds from key to key: somebody who knows the pad. */
const PACE = seeds(0, 150);
const STUDENTS = Array.from({ length: CLASS + 2 }, (_, k) => ({
  id: `s${k + 1}`,
  name: `Student ${"ABCDE"[k] ?? k + 1}`,
}));
const PAPERS = STUDENTS.filter(({ id }) => id !== "s4" && id !== "s5");
const TOKEN = "a-token-of-the-test";

let server: Served;
let browser: Browser;
beforeAll(async () => {
  server = await served(QUIZ, STUDENTS, { token: TOKEN });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const sheetOf = (id: string): Sheet => {
  const sheet = server.sheets.find((one) => one.id === id);
  if (sheet === undefined) throw new Error(`no sheet ${id}`);
  return sheet;
};

/** A teacher who has signed in, in a browser of their own. */
async function teacher(locale = "en"): Promise<{ page: Page; faults: string[]; set: string }> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setExtraHTTPHeaders({ "accept-language": locale });
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  await page.goto(`${server.url}/teach`);
  await page.type("#door", TOKEN);
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  const set = await page.$eval("table a", (link) => (link as HTMLAnchorElement).href);
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  return { page, faults, set };
}
const saved = (page: Page) =>
  page.waitForFunction(() => document.getElementById("connection")?.dataset["state"] === "saved", {
    timeout: 20_000,
  });
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset["answer"] ?? "");

async function* rowsIn(csv: string): AsyncGenerator<CsvRow> {
  yield* csvRows(csv.replace(/^\uFEFF/, ""));
}

/** Types a sheet's answers in the order of its boxes with figures and Enter alone. */
async function typeIn(page: Page, sheet: Sheet, answers: Readonly<Record<string, string>>): Promise<void> {
  for (const { answer } of boxesOf(sheet)) {
    expect(await focused(page)).toBe(answer.id);
    await page.keyboard.type(answers[answer.id] ?? "", { delay: PACE });
    const last = boxesOf(sheet).at(-1)?.answer === answer;
    if (!last) await page.keyboard.press("Enter");
  }
}

describe("answers from paper", () => {
  test(
    "a class typed in with figures and Enter alone gets the marks that mark gives",
    async () => {
      const papers = PAPERS.map(({ id }, k) => {
        const sheet = sheetOf(id);
        const answers = k === 0 ? keyOf(sheet) : workSheet(sheet, { slips: { z1_1: 0.1 * (k % 9) } });
        return { id, sheet, answers };
      });
      const begun = performance.now();
      // A class is typed in by two people at once, in browsers of their own.
      const halves = LONG ? [papers.slice(0, 17), papers.slice(17)] : [papers];
      const [one = await teacher()] = await Promise.all(
        halves.map(async (own) => {
          const typist = await teacher();
          const { page, set } = typist;
          await page.goto(own === papers ? `${set}/enter` : `${set}/enter/${own[0]?.id}`);
          for (const [k, { id, sheet, answers }] of own.entries()) {
            if (page.url() !== `${set}/enter/${id}`) await page.goto(`${set}/enter/${id}`);
            await typeIn(page, sheet, answers);
            await saved(page);
            if (k < own.length - 1)
              await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
          }
          return typist;
        }),
      );
      const minutes = (performance.now() - begun) / 60_000;
      const typed = papers.reduce((sum, { sheet }) => sum + boxesOf(sheet).length, 0);
      // Each of them types 25 numbers a minute or more, without a mouse.
      expect(typed / minutes / halves.length).toBeGreaterThan(25);
      const { page, faults, set } = one;
      const marks = new Map(papers.map(({ id, sheet, answers }) => [id, mark(sheet, answers).score]));
      await page.goto(set);
      const table = await page.$$eval("tbody tr", (lines) =>
        lines.map((line) => [...line.children].map((cell) => cell.textContent ?? "")),
      );
      for (const [id, score] of marks)
        expect([id, table.find((line) => line[1] === id)?.at(-1)]).toEqual([
          id,
          `${score}/${sheetOf(id).points}`,
        ]);
      expect(table.find((line) => line[1] === "s5")?.slice(3, 5)).toEqual(["–", "–"]);
      const csv = await page.evaluate(
        (address) => fetch(address).then((response) => response.text()),
        `${set}/answers.csv`,
      );
      const back = new Map<string, number>();
      await markClass({
        rows: rowsIn(csv),
        set: { copies: server.sheets, load: async (id) => sheetOf(id) },
        marked: (sheet, answers) => {
          back.set(sheet.id, mark(sheet, answers).score);
        },
        fault: ({ message }) => faults.push(message),
      });
      expect([...back].sort()).toEqual([...marks].sort());
      expect(faults).toEqual([]);
      await page.close();
    },
    seeds(120_000, 1_800_000),
  );

  test("a verdict stands beside each box as it is typed; a mark by hand with its reason comes over it", async () => {
    const { page, set } = await teacher("ko");
    await page.goto(`${set}/enter/s4`);
    await page.keyboard.type("77");
    await saved(page);
    const verdict = () => page.$eval("#m-q1-z1_1", (output) => output.textContent ?? "");
    expect(await verdict()).toBe("0/1 오답");
    await page.click(".entrybox summary");
    await page.type('form.overrule[data-answer-id="q1.z1_1"] [name=points]', "0.5");
    await page.type('form.overrule[data-answer-id="q1.z1_1"] [name=why]', "부호만 틀림");
    await Promise.all([
      page.waitForNavigation(),
      page.click('form.overrule[data-answer-id="q1.z1_1"] button'),
    ]);
    expect(await verdict()).toBe("0.5/1 오답 직접 채점");
    expect(await page.$eval('[data-answer="q1.z1_1"]', (input) => (input as HTMLInputElement).value)).toBe(
      "77",
    );
    // Reloaded before it was on its way: it is in the box, and is sent.
    await page.focus('[data-answer="q1.z1_2"]');
    await page.keyboard.type("0.123");
    await page.reload();
    expect(await page.$eval('[data-answer="q1.z1_2"]', (input) => (input as HTMLInputElement).value)).toBe(
      "0.123",
    );
    await saved(page);
    await page.close();
  });

  test("a code that is scanned into a box, a name, and a number lead to the sheet; the box keeps what it had", async () => {
    const { page, set } = await teacher();
    await page.goto(`${set}/enter/s4`);
    await page.focus('[data-answer="q1.z1_1"]');
    await page.keyboard.type(`${server.url}/s/${sheetOf("s2").code}`);
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    expect(page.url()).toBe(`${set}/enter/s2`);
    for (const query of ["s4", "student d", sheetOf("s4").code.toLowerCase()]) {
      await page.goto(`${set}/enter/s2`);
      await page.type("#find", query);
      await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
      expect([query, page.url()]).toEqual([query, `${set}/enter/s4`]);
    }
    expect(await page.$eval('[data-answer="q1.z1_1"]', (input) => (input as HTMLInputElement).value)).toBe(
      "77",
    );
    await page.close();
  });

  test("two teachers enter at once: each sees what the other has saved, and the table follows without a reload", async () => {
    const [one, two, watching] = [await teacher(), await teacher("ko"), await teacher()];
    await watching.page.goto(one.set);
    await one.page.goto(`${one.set}/enter/s5`);
    await two.page.goto(`${one.set}/enter/s5`);
    await one.page.focus('[data-answer="q1.z1_1"]');
    await one.page.keyboard.type(keyOf(sheetOf("s5"))["q1.z1_1"] ?? "");
    await two.page.focus('[data-answer="q1.z1_2"]');
    await two.page.keyboard.type(keyOf(sheetOf("s5"))["q1.z1_2"] ?? "");
    await Promise.all([saved(one.page), saved(two.page)]);
    await one.page.reload();
    const values = await one.page.$$eval('[data-answer="q1.z1_1"], [data-answer="q1.z1_2"]', (inputs) =>
      inputs.map((input) => (input as HTMLInputElement).value),
    );
    expect(values).toEqual([keyOf(sheetOf("s5"))["q1.z1_1"], keyOf(sheetOf("s5"))["q1.z1_2"]]);
    await watching.page.waitForFunction(
      () =>
        [...document.querySelectorAll("tbody tr")].some(
          (line) => line.textContent?.includes("Student E") && line.textContent.includes("2/"),
        ),
      { timeout: 20_000 },
    );
    for (const { page } of [one, two, watching]) await page.close();
  });
});

test("nothing of the teacher's without the token; ten wrong ones, and one has to wait", async () => {
  const ask = (token: string) =>
    fetch(`${server.url}/teach/enter`, {
      method: "POST",
      redirect: "manual",
      headers: { "content-type": "application/x-www-form-urlencoded", origin: server.url },
      body: `token=${token}`,
    });
  const right = await ask(TOKEN);
  const cookie = right.headers.get("set-cookie") ?? "";
  expect(cookie).toMatch(
    /^gradsheet-teach=[\w-]{43}; Max-Age=43200; Path=\/teach; HttpOnly; SameSite=Strict$/,
  );
  const inside = await fetch(`${server.url}/teach`, { headers: { cookie: cookie.split(";")[0] ?? "" } });
  expect([inside.status, await inside.text()]).toEqual([200, expect.stringContaining("Midterm")]);
  const set = /href="(\/teach\/[0-9a-f]{16})"/.exec(
    await fetch(`${server.url}/teach`, { headers: { cookie: cookie.split(";")[0] ?? "" } }).then((response) =>
      response.text(),
    ),
  )?.[1];
  for (const path of [
    "/teach",
    `${set}`,
    `${set}/table`,
    `${set}/answers.csv`,
    `${set}/grades.csv`,
    `${set}/scheme`,
    `${set}/scheme.yaml`,
    `${set}/report.html`,
    `${set}/enter/s1`,
    `${set}/find?q=s1`,
  ]) {
    const outside = await fetch(`${server.url}${path}`, { headers: { cookie: "gradsheet-teach=guessed" } });
    expect([path, outside.status, (await outside.text()).includes("Student")]).toEqual([path, 401, false]);
  }
  const put = await fetch(`${server.url}${set}/enter/s1/answers`, {
    method: "PUT",
    body: '{"answers":{}}',
    headers: { "content-type": "application/json" },
  });
  expect(put.status).toBe(401);
  const statuses: number[] = [];
  for (let k = 0; k < 11; k++) statuses.push((await ask(`wrong${k}`)).status);
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
});
