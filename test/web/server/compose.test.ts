import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Browser, Page } from "puppeteer-core";
import { parse } from "yaml";
import { readManifest } from "../../../src/classroom/set/folder/readSet.js";
import { openBrowser } from "../../support/openBrowser.js";
import { until } from "../../support/program.js";
import { type Served, served, servedAgain } from "../../support/served.js";
import { type SignedIn, signedIn } from "../../support/signedIn.js";

const TOKEN = "a-token-of-the-test";
let server: Served;
let teacher: SignedIn;
let browser: Browser;
beforeAll(async () => {
  server = await served("questions: [{topic: loss}]", 1, { token: TOKEN, pressed: true });
  teacher = await signedIn(server);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const json = (body: unknown): RequestInit => ({
  method: "PUT",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});
const newDraft = async (): Promise<string> =>
  (await teacher.send("/teach/compose", {})).headers.get("location") ?? "";
const put = (draft: string, text: string, seed = "5") =>
  teacher.ask(draft, json({ text, seed })).then((response) => response.json());

describe("a quiz that is composed", () => {
  test("is kept as it is typed, with its faults by line or what it comes to", async () => {
    const draft = await newDraft();
    expect(draft).toMatch(/^\/teach\/compose\/[0-9a-f]{16}$/);
    expect(await put(draft, "title: Mine\nquestions:\n  - topic: losss\n")).toMatchObject({
      faults: [{ line: 3, column: 12, message: expect.stringContaining('did you mean "loss"?') }],
    });
    expect(await teacher.text(`${draft}/quiz.yaml`)).toBe("title: Mine\nquestions:\n  - topic: losss\n");
    expect((await teacher.ask(`${draft}/worksheet.html`)).status).toBe(422);
    expect(await put(draft, "title: Mine\nquestions: [{topic: loss, points: 4}]\n")).toMatchObject({
      ...{ faults: [], questions: 1, points: 4 },
    });
    expect(await teacher.text("/teach/compose")).toContain(">Mine</a>");
    await put(draft, 'title: { en: "Mine too", ko: 내 것 }\nquestions: [{topic: loss}]\n');
    expect(await teacher.text("/teach/compose")).toContain(">Mine too</a>");
  });

  test("is shown as it prints, by its seed, in a frame that runs nothing", async () => {
    const draft = await newDraft();
    const text = "questions: [{topic: loss}]";
    await put(draft, text, "5");
    const shown = await teacher.ask(`${draft}/worksheet.html`);
    expect(shown.headers.get("content-security-policy")).toMatch(/^default-src 'none'.*; sandbox$/);
    const first = await shown.text();
    await put(draft, text, "6");
    const second = await teacher.text(`${draft}/worksheet.html`);
    expect([first.includes("seed 5"), second.includes("seed 6")]).toEqual([true, true]);
    expect(await teacher.text(`${draft}/key.html`)).toContain("Answer key");
    const pdf = await teacher.ask(`${draft}/worksheet.pdf`);
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
    for (const path of ["/secret.html", "/worksheet.exe", "/../../etc/passwd.pdf"])
      expect((await teacher.ask(`${draft}${path}`)).status).toBe(404);
  });

  test("comes out as a whole set for a class list, with progress, and is given out, taken back and deleted", async () => {
    const draft = await newDraft();
    await put(draft, "title: Small\nquestions: [{topic: loss}]");
    const form = new FormData();
    form.set("roster", new File(["id,name\ns1,Ada\ns2,이도윤\n"], "class.csv"));
    form.set("kind", "exam");
    const begun = await teacher.ask(`${draft}/set`, {
      method: "POST",
      body: form,
      headers: { origin: server.url },
    });
    expect(begun.headers.get("location")).toBe("/teach/compose");
    let table = "";
    for (let tries = 0; tries < 900 && !table.includes("set.zip"); tries++) {
      table = await teacher.text("/teach/compose/works");
      expect(table).not.toContain("failed");
      await new Promise((wait) => setTimeout(wait, 100));
    }
    const [, id = ""] = /\/teach\/work\/([0-9a-f]{16})\/set\.zip/.exec(table) ?? [];
    const zip = Buffer.from(await (await teacher.ask(`/teach/work/${id}/set.zip`)).arrayBuffer());
    expect(zip.subarray(0, 2).toString()).toBe("PK");
    for (const name of ["worksheets/s1.pdf", "keys/s2.pdf", "manifest.json"])
      expect([name, zip.includes(name)]).toEqual([name, true]);
    expect(await teacher.text(`/teach/work/${id}/exam.secret`)).toMatch(/^[0-9a-f]{64}\n$/);
    expect((await teacher.ask(`/teach/work/${id}/work.json`)).status).toBe(404);

    const made = join(server.folder, "works", id, "set");
    const { copies, browser } = await readManifest(made, made);
    expect(browser).toMatch(/, pressed$/);
    const code = copies.find((copy) => copy.id === "s2")?.code;
    const sheet = () => fetch(`${server.url}/s/${code}`);
    expect((await sheet()).status).toBe(404);
    const given = (await teacher.send(`/teach/work/${id}/give`, {})).headers.get("location") ?? "";
    expect(await (await sheet()).text()).toContain("이도윤");
    expect(await teacher.text(given)).toContain("Ada");
    await teacher.send(`/teach/work/${id}/remove`, {});
    expect(existsSync(made)).toBe(true);
    const later = await servedAgain(server);
    expect((await fetch(`${later.url}/s/${code}`)).status).toBe(200);
    await later.close();
    await teacher.send(`/teach/work/${id}/take-back`, {});
    expect([(await sheet()).status, (await teacher.ask(given)).status]).toEqual([404, 404]);
    await teacher.send(`/teach/work/${id}/remove`, {});
    expect(existsSync(join(server.folder, "works", id))).toBe(false);
  });

  test("with a class list that is none is refused with its lines", async () => {
    const draft = await newDraft();
    await put(draft, "questions: [{topic: loss}]");
    const form = new FormData();
    form.set("roster", new File(["id,name\ns1,Ada\ns1,Eve\n"], "class.csv"));
    const refused = await teacher.ask(`${draft}/set`, {
      method: "POST",
      body: form,
      headers: { origin: server.url },
    });
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining("roster:3")]);
  });
});

async function openDraft(
  locale: string,
  width: number,
): Promise<{ page: Page; faults: string[]; draft: string }> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width, height: 900 });
  await page.setExtraHTTPHeaders({ "accept-language": locale });
  await page.goto(`${server.url}/teach`);
  await page.type("#door", TOKEN);
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  const draft = await newDraft();
  await page.goto(`${server.url}${draft}`, { waitUntil: "networkidle0" });
  return { page, faults, draft };
}
const quizOf = async (draft: string) => parse(await teacher.text(`${draft}/quiz.yaml`));
const saved = (page: Page) =>
  page.waitForFunction(() => document.getElementById("connection")?.dataset["state"] === "saved", {
    timeout: 20_000,
  });

test("a server that ends breaks off the set that is made, and clears it away", async () => {
  const other = await served("questions: [{topic: loss}]", 1, { token: TOKEN });
  const own = await signedIn(other);
  const draft = (await own.send("/teach/compose", {})).headers.get("location") ?? "";
  await own.send(`${draft}/set`, { kind: "exam", copies: "500" });
  const works = join(other.folder, "works");
  try {
    await until("copies are made", () =>
      readdirSync(works).some((id) => existsSync(join(works, id, "set", ".gradsheet", "journal.jsonl"))),
    );
    expect(await own.text("/teach/compose/works")).toContain("<progress");
  } finally {
    await other.running.close();
  }
  // What makes it has ended too: nothing is written any more.
  expect(readdirSync(works)).toEqual([]);
  rmSync(other.folder, { recursive: true, force: true });
});

describe("the composer's page", () => {
  test("every choice is the quiz file, and what is typed there is the choices", async () => {
    const { page, faults, draft } = await openDraft("en", 1280);
    await page.select('fieldset[data-base="network"] [data-path="activation"]', "tanh");
    await page.select('#questions fieldset:nth-child(2) [data-path="level"]', "exam");
    await page.click("#add");
    await page.select('#questions fieldset:last-child [data-path="topic"]', "loss");
    await page.click('#questions fieldset:first-child [data-move="0"]');
    await saved(page);
    await page.waitForFunction(() => document.querySelectorAll("#questions fieldset").length === 4);
    const before = await quizOf(draft);
    expect(before.network.activation).toBe("tanh");
    expect(before.questions.map(({ topic }: { topic: string }) => topic)).toEqual([
      ...["output-gradient", "hidden-gradient", "weight-update", "loss"],
    ]);
    expect(before.questions[0].level).toBe("exam");
    expect(await teacher.text(`${draft}/quiz.yaml`)).toMatch(/^# From the forward pass/);

    await page.evaluate(() => {
      const content = document.getElementById("editor")?.shadowRoot?.querySelector(".cm-content");
      if (content instanceof HTMLElement) content.focus();
    });
    await page.keyboard.down("Control");
    await page.keyboard.press("End");
    await page.keyboard.up("Control");
    await page.keyboard.type("minu");
    await page.waitForFunction(
      () => document.getElementById("editor")?.shadowRoot?.textContent?.includes("minutes") === true,
    );
    // A list that has just come up takes no key for a moment, so that nobody chooses by accident.
    await new Promise((wait) => setTimeout(wait, 500));
    await page.keyboard.press("Enter");
    await page.keyboard.type("45");
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('[data-path="minutes"]')?.value === "45",
    );
    expect(faults).toEqual([]);
    await page.close();
  });
});
