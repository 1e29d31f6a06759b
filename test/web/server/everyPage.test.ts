import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Browser, Page } from "puppeteer-core";
import { openBrowser } from "../../support/openBrowser.js";
import { standsOut, violations } from "../../support/selfCheckPages.js";
import { type Served, served } from "../../support/served.js";
import { type SignedIn, signedIn } from "../../support/signedIn.js";
import { writeSet } from "../../support/writeSet.js";

/** Each way of asking that has fields of its own, and texts to be written. */
const KINDS = `
title: Kinds
network: {layers: [2, 2, 1]}
attempts: [1, 0.5]
questions:
  - {topic: true-false}
  - {topic: choose-weights}
  - {topic: derive}
  - {topic: find-the-bug}
  - {topic: shapes}
  - {topic: backprop, as: blanks}
  - {text: Why so?, points: 2, room: 4}
  - {text: Which?, points: 2, reason: 2, options: [{text: a, right: true}, {text: b, right: true}, {text: c}]}
`;
const TIMES = (year: number) => `opens: ${year}-01-01T09:00+09:00\ndue: ${year}-02-01T09:00+09:00\n`;
const NOW = Date.UTC(2026, 3, 20);
const MADE = ["0123456789abcdef", "fedcba9876543210"] as const;
const TOKEN = "a-token-of-the-test";

let folder = "";
let server: Served;
let teacher: SignedIn;
let browser: Browser;
let codes: Readonly<Record<string, string>> = {};
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-pages-"));
  const sets = { kinds: KINDS, closed: TIMES(2025), before: TIMES(2027) };
  const asked = (name: string, text: string) =>
    text.includes("questions") ? text : `title: ${name}\n${text}questions: [{topic: loss}]\n`;
  const made = Object.entries(sets).map(([name, text]) => {
    const [sheet] = writeSet(join(folder, name), asked(name, text), name === "kinds" ? 2 : 1, "a-seed");
    return [name, sheet?.code ?? ""] as const;
  });
  codes = Object.fromEntries(made);
  // Sets that were composed before the server's last start: one that is ready, and one that is given out.
  for (const [k, id] of MADE.entries()) {
    writeSet(
      join(folder, "works", id, "set"),
      `title: Made ${k}\nquestions: [{topic: loss}]`,
      1,
      `seed ${k}`,
    );
    const products = [{ file: "set.zip", name: "set.zip" }];
    writeFileSync(
      join(folder, "works", id, "work.json"),
      JSON.stringify({ id, title: `Made ${k}`, products, given: k === 1 }),
    );
  }
  server = await served("title: Named\nquestions: [{topic: forward-pass}]", [{ id: "s1", name: "이도윤" }], {
    ...{ sets: ["set", ...Object.keys(sets).map((name) => join(folder, name))], token: TOKEN },
    ...{ works: join(folder, "works"), clock: () => NOW },
  });
  teacher = await signedIn(server);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function visitor(locale: string, width: number, scheme: string): Promise<Page> {
  const page = await (await browser.createBrowserContext()).newPage();
  await page.setExtraHTTPHeaders({ "accept-language": locale });
  await page.setViewport({ width, height: 844 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  return page;
}

/** What is wrong with the page that stands there: how far it stands out of the window, and what axe finds. */
async function faultsOf(page: Page, name: string): Promise<string[]> {
  const out = await standsOut(page);
  const found = await violations(page);
  return [...(out > 0 ? [`${name} stands out by ${out}`] : []), ...found.map((one) => `${name}: ${one}`)];
}

const press = (page: Page, button: string) =>
  Promise.all([page.waitForNavigation(), page.$eval(button, (one) => (one as HTMLElement).click())]);

describe.each([
  ["en", 390, "light"],
  ["ko", 1280, "dark"],
] as const)("every page in %s, %i wide, %s", (locale, width, scheme) => {
  test("axe finds nothing, and nothing stands out", async () => {
    const page = await visitor(locale, width, scheme);
    const faults: string[] = [];
    const see = async (path: string): Promise<void> => {
      await page.goto(`${server.url}${path}`);
      faults.push(...(await faultsOf(page, path)));
    };
    for (const path of ["/", "/s/AAAA-AAAA", "/nowhere", `/s/${codes["closed"]}`, `/s/${codes["before"]}`])
      await see(path);
    await see(`/s/${codes["kinds"]}`);
    await page.setViewport({ width: 320, height: 640 });
    expect(await standsOut(page)).toBeLessThanOrEqual(0);
    await page.setViewport({ width, height: 844 });
    // Nothing but nonsense, handed in: every kind of field with what is said of it.
    await page.$$eval("input[data-answer], textarea", (fields) => {
      for (const field of fields) {
        (field as HTMLInputElement).value = "0.5.1";
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
    });
    await page.$$eval("main form button[type=submit]", (buttons) => {
      for (const button of buttons) (button as HTMLElement).click();
    });
    await page.waitForFunction(() => document.querySelectorAll('[data-verdict="unreadable"]').length > 5);
    faults.push(...(await faultsOf(page, "checked")));

    await see("/teach");
    await page.type("#door", "a wrong token");
    await press(page, "main form button");
    faults.push(...(await faultsOf(page, "wrong token")));
    await page.type("#door", TOKEN);
    await press(page, "main form button");
    faults.push(...(await faultsOf(page, "sets")));
    expect(await page.$eval("table", (table) => table.textContent)).toMatch(
      locale === "en" ? /opens on .*2027/ : /2027년.*에 시작/,
    );
    const home = await teacher.text("/teach");
    const addressOf = (title: string): string =>
      new RegExp(`href="(/teach/[0-9a-f]{16})">${title}`).exec(home)?.[1] ?? "";
    for (const title of ["Named", "Kinds"]) await see(addressOf(title));
    for (const path of ["/enter/001", "/find?q=nobody", "/scheme"]) await see(`${addressOf("Kinds")}${path}`);
    for (const text of ["void: [q1]", "void: [q99]"]) {
      await page.$eval(
        "textarea",
        (field, typed) => {
          (field as HTMLTextAreaElement).value = typed;
        },
        text,
      );
      await press(page, "main form button");
      faults.push(...(await faultsOf(page, `scheme ${text}`)));
    }
    const draft = (await teacher.send("/teach/compose", {})).headers.get("location") ?? "";
    await teacher.send(draft, { text: KINDS, seed: "5" });
    await see("/teach/compose");
    expect(await page.$$eval("form[action$='/give'], form[action$='/take-back']", (all) => all.length)).toBe(
      2,
    );
    await page.goto(`${server.url}${draft}`, { waitUntil: "networkidle0" });
    faults.push(...(await faultsOf(page, "composer")));
    const chosen = (question: string) =>
      page.$$eval(`#questions fieldset:${question} label`, (labels) =>
        labels.flatMap((label) =>
          label.hidden ? [] : [label.querySelector<HTMLElement>("[data-path]")?.dataset["path"]],
        ),
      );
    expect(await chosen("first-child")).toEqual(expect.arrayContaining(["topic", "level"]));
    const own = await chosen("last-child");
    expect([own.includes("points"), own.includes("topic"), own.includes("level")]).toEqual([
      true,
      false,
      false,
    ]);
    expect(faults).toEqual([]);
  });
});
