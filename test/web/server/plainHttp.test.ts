import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Browser, HTTPResponse, Page } from "puppeteer-core";
import { openBrowser } from "../../../bench/openBrowser.js";
import { type Served, served } from "../../support/served.js";
import { writeSet } from "../../support/writeSet.js";

/** A name as a school's network has them: to a browser a page from there, without TLS, is no secure one, as loopback's are. */
const HOST = "lan.example";
const TOKEN = "a-token-of-the-test";
const WORKS = ["0123456789abcdef", "fedcba9876543210", "0011223344556677"] as const;

let folder = "";
let server: Served;
let browser: Browser;
let at = "";
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-lan-"));
  for (const [k, id] of WORKS.entries()) {
    const quiz = `title: Made ${k}\nquestions: [{topic: loss}]`;
    writeSet(join(folder, "works", id, "set"), quiz, 1, `seed ${k}`);
    const work = { id, title: `Made ${k}`, products: [], given: k === 1 };
    writeFileSync(join(folder, "works", id, "work.json"), JSON.stringify(work));
  }
  server = await served("questions: [{topic: loss}]", 1, { token: TOKEN, works: join(folder, "works") });
  browser = await openBrowser(`--host-resolver-rules=MAP ${HOST} 127.0.0.1`, "--no-proxy-server");
  at = `http://${HOST}:${server.running.port}`;
});
afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function visitor(locale = "en"): Promise<Page> {
  const page = await (await browser.createBrowserContext()).newPage();
  await page.setExtraHTTPHeaders({ "accept-language": locale });
  return page;
}

/** How the server answered the request itself, before the page that it leads to. */
const first = (response: HTTPResponse | null): HTTPResponse | null | undefined =>
  response?.request().redirectChain()[0]?.response() ?? response;

/** Types into the only field and presses its button. */
async function enter(page: Page, path: string, text: string): Promise<number | undefined> {
  await page.goto(`${at}${path}`);
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  await page.type("#door", text);
  const [response] = await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  return first(response)?.status();
}

/** The addresses that a page's forms send to. */
const formsOf = (page: Page): Promise<string[]> =>
  page.$$eval("form", (all) =>
    all.flatMap(({ method, action }) => (method === "post" ? [new URL(action).pathname] : [])),
  );

/** What comes in a path's place of a name that is drawn. */
const kindOf = (path: string): string => path.replace(/[0-9a-f]{16}/g, "ID");

describe("over plain HTTP, by the name of another machine", () => {
  test("a student's code opens the sheet, and its forms work without a script", async () => {
    const page = await visitor();
    await page.setJavaScriptEnabled(false);
    await page.goto(at);
    await page.type("#door", server.sheets[0]?.code ?? "");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    expect(page.url()).toMatch(/\/s\//);
    const sent: (number | undefined)[] = [];
    const forms = (await page.$$("form[method=post]")).length;
    expect(forms).toBeGreaterThan(1);
    for (let k = 0; k < forms; k++) {
      const buttons = await page.$$("form[method=post] button[type=submit]");
      const [response] = await Promise.all([page.waitForNavigation(), buttons[k]?.click()]);
      sent.push(first(response)?.status());
    }
    expect(sent).toEqual(Array(forms).fill(303));
  });

  test("a teacher signs in, and every form of every page is taken", async () => {
    const page = await visitor();
    expect(await enter(page, "/teach", TOKEN)).toBe(303);
    const set = await page.$eval("table a", (link) => new URL((link as HTMLAnchorElement).href).pathname);
    const statuses = new Map<string, number | undefined>();
    /** Sends a form of the page that stands there, and says where it led. */
    const send = async (action: string): Promise<string> => {
      const [response] = await Promise.all([
        page.waitForNavigation(),
        page.$$eval(
          "form",
          (all, path) => all.find((one) => new URL(one.action).pathname === path)?.submit(),
          action,
        ),
      ]);
      statuses.set(kindOf(action), first(response)?.status());
      return new URL(page.url()).pathname;
    };
    await page.goto(`${at}/teach/compose`);
    const draft = await send("/teach/compose");
    await page.goto(`${at}${set}/scheme`);
    await page.type("textarea", "void: [q1]");
    await send(`${set}/scheme/effect`);
    await send(`${set}/scheme`);
    const tried = new Set<string>(["/teach/compose", `${set}/scheme/effect`, "/teach/enter"]);
    // What deletes, and what signs out, comes last: the pages in their order, each with its forms as they then stand.
    for (const path of [`${set}/enter/001`, set, draft, "/teach/compose", "/teach"])
      for (;;) {
        await page.goto(`${at}${path}`);
        const next = (await formsOf(page)).find((action) => !tried.has(action));
        if (next === undefined) break;
        tried.add(next);
        await send(next);
      }
    expect([...statuses.keys()].sort()).toEqual([
      "/teach/ID/enter/001/overrule",
      "/teach/ID/feedback",
      "/teach/ID/scheme",
      "/teach/ID/scheme/effect",
      "/teach/compose",
      "/teach/compose/ID",
      "/teach/compose/ID/drop",
      "/teach/compose/ID/set",
      "/teach/leave",
      "/teach/leave-others",
      "/teach/work/ID/give",
      "/teach/work/ID/remove",
      "/teach/work/ID/take-back",
    ]);
    expect([...statuses].filter(([, status]) => status === undefined || status >= 400)).toEqual([]);
  });

  test.each([
    ["en", /is not encrypted/, /This form was not taken/],
    ["ko", /암호화되지/, /양식을 받지 않았습니다/],
  ])(
    "%s: the doors say that nothing is encrypted, and a foreign form is refused in words",
    async (locale, open, refused) => {
      const page = await visitor(locale);
      const text = () => page.$eval("main", (main) => main.textContent ?? "");
      for (const path of ["/", "/teach"]) {
        await page.goto(`${at}${path}`);
        expect(await text()).toMatch(open);
        await page.goto(`${server.url}${path}`);
        expect(await text()).not.toMatch(open);
      }
      const foreign = await fetch(server.url, {
        method: "POST",
        headers: {
          "accept-language": locale,
          origin: "http://evil.example",
          "content-type": "application/x-www-form-urlencoded",
        },
        body: "code=AAAA-AAAA",
      });
      expect([foreign.status, foreign.headers.get("content-type")]).toEqual([
        403,
        "text/html; charset=UTF-8",
      ]);
      expect(await foreign.text()).toMatch(refused);
    },
  );
});
