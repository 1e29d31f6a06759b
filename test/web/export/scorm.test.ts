import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import type { Browser, Frame, Page } from "puppeteer-core";
import { scorm } from "../../../src/export/formats/scorm.js";
import { makeSheet } from "../../../src/generator/makeSheet.js";
import { readQuiz } from "../../../src/generator/readQuiz.js";
import { numberAnswers } from "../../../src/sheet/sheet.js";
import { exported, HARD_NAME } from "../../export/exported.js";
import { allOf, childOf, readXml } from "../../export/readXml.js";
import { openBrowser } from "../../support/openBrowser.js";

jest.setTimeout(60_000);

const ESSAY = { text: "Why is a hidden layer needed?", points: 4 };
const QUIZ = `questions: [{topic: output-gradient, network: {layers: [2, 2, 1]}}, {topic: activation-derivative}, ${JSON.stringify(ESSAY)}]`;
const sheets = ["1", "2", "3"].map((id) => ({
  ...makeSheet(readQuiz(QUIZ, "q.yaml"), { id, seed: "s" }),
  title: HARD_NAME,
}));
const RUNTIME = fileURLToPath(new URL("../../../node_modules/scorm-again/dist/scorm12.js", import.meta.url));

/** A platform's page: the runtime of SCORM 1.2 in its window, the package in a frame. */
const PLATFORM = `<!doctype html><title>platform</title><script src="/runtime.js"></script><script>
  const asked = new URL(location.href).searchParams;
  window.API = new Scorm12API({ autocommit: false });
  window.API.cmi.core.student_id = asked.get("learner");
  window.API.cmi.suspend_data = asked.get("kept") ?? "";
</script><iframe src="/package/index.html" width="1200" height="900"></iframe>`;

let files: ReadonlyMap<string, string>;
let server: Server;
let browser: Browser;
beforeAll(async () => {
  files = new Map((await exported(scorm, sheets)).map(({ path, text }) => [path, text]));
  server = createServer(({ url = "" }, response) => {
    const { pathname } = new URL(url, "http://platform");
    const text =
      pathname === "/runtime.js"
        ? readFileSync(RUNTIME, "utf8")
        : pathname === "/"
          ? PLATFORM
          : files.get(pathname.slice("/package/".length));
    const type = pathname.endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8";
    response.writeHead(text === undefined ? 404 : 200, { "content-type": type }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  server.close();
});

interface Told {
  readonly score: string;
  readonly max: string;
  readonly status: string;
  readonly kept: string;
  readonly error: string;
}
const told = (page: Page): Promise<Told> =>
  page.evaluate(() => {
    const { API } = window as unknown as {
      API: { lmsGetValue(name: string): string; lmsGetLastError(): string };
    };
    const get = (name: string) => String(API.lmsGetValue(name));
    return {
      ...{ score: get("cmi.core.score.raw"), max: get("cmi.core.score.max") },
      ...{ status: get("cmi.core.lesson_status"), kept: get("cmi.suspend_data") },
      error: String(API.lmsGetLastError()),
    };
  });

async function visit(learner: string, kept = ""): Promise<{ page: Page; copy: Frame; faults: string[] }> {
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  const { port } = server.address() as AddressInfo;
  const query = new URLSearchParams({ learner, kept });
  await page.goto(`http://127.0.0.1:${port}/?${query}`, { waitUntil: "load" });
  const copy = await page.waitForFrame((frame) => frame.url().includes("/copies/"));
  await copy.waitForSelector("form[data-question] button");
  return { page, copy, faults };
}

/** Which of the copies a learner sees: 1 to 3. */
const numberOf = (copy: Frame): number => Number(/copies\/(\d)/.exec(copy.url())?.[1]);

test("the platform is told points, maximum, status and what was typed, and has it again next time", async () => {
  const { page, copy, faults } = await visit("20241234");
  const sheet = sheets[numberOf(copy) - 1];
  const [first, second] = numberAnswers(sheet?.questions[0]?.answers ?? []);
  if (sheet === undefined || first === undefined || second === undefined) throw new Error("no sheet");
  await copy.type(`[data-answer="${first.id}"]`, first.display);
  await copy.type(`[data-answer="${second.id}"]`, "9999");
  await copy.click("form[data-question] button:not([type=button])");
  const after = await told(page);
  expect(after).toMatchObject({ status: "incomplete", error: "0" });
  // Nobody marks what is written in words: with it the maximum could not be reached.
  expect([Number(after.score), Number(after.max)]).toEqual([first.points, sheet.points - ESSAY.points]);
  expect(faults).toEqual([]);
  await page.close();

  const again = await visit("20241234", after.kept);
  expect(numberOf(again.copy)).toBe(numberOf(copy));
  const typed = await again.copy.$eval(
    `[data-answer="${second.id}"]`,
    (one) => (one as HTMLInputElement).value,
  );
  expect(typed).toBe("9999");
  await again.page.close();
  const other = await visit("20241234");
  expect(
    await other.copy.$eval(`[data-answer="${second.id}"]`, (one) => (one as HTMLInputElement).value),
  ).toBe("");
  await other.page.close();
});

test("an essay longer than a platform keeps costs no number", async () => {
  const { page, copy } = await visit("essay");
  const sheet = sheets[numberOf(copy) - 1];
  const [first] = numberAnswers(sheet?.questions[0]?.answers ?? []);
  const essay = sheet?.questions[2]?.answers[0];
  if (first === undefined || essay === undefined) throw new Error("no sheet");
  await copy.type(`[data-answer="${first.id}"]`, first.display);
  await copy.$eval(`[data-answer="${essay.id}"]`, (one) => {
    // Of a letter of Hangul nine characters are kept.
    (one as HTMLTextAreaElement).value = "은닉층 ".repeat(200);
    one.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await copy.click("form[data-question] button:not([type=button])");
  const after = await told(page);
  expect(after.error).toBe("0");
  expect(after.kept.split("|")).toContain(first.display);
  expect(after.kept.length).toBeLessThanOrEqual(4096);
  await page.close();
});

test("learners are spread over the copies", async () => {
  const seen = new Set<number>();
  for (const learner of ["a1", "b2", "c3", "역전파", "e5"]) {
    const { page, copy } = await visit(learner);
    seen.add(numberOf(copy));
    await page.close();
  }
  expect(seen.size).toBeGreaterThan(1);
});

test("without a platform the page says that nothing is recorded, and shows a copy all the same", async () => {
  const page = await browser.newPage();
  const { port } = server.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}/package/index.html`, { waitUntil: "load" });
  const said = await page.$eval("[role=status]", (one) =>
    (one as HTMLElement).hidden ? "" : one.textContent,
  );
  expect(said).toBe(
    "No learning platform was found around this page: you can practise, but nothing is recorded.",
  );
  const copy = await page.waitForFrame((frame) => /copies\/[123]\.html$/.test(frame.url()));
  expect(await copy.$$eval("form[data-question]", (forms) => forms.length)).toBe(3);
  await page.close();
});

test("the manifest launches index.html, names every file, and has the hard name", () => {
  const manifest = readXml(files.get("imsmanifest.xml") ?? "");
  const [resource] = allOf(manifest, "resource");
  expect(resource?.attributes).toMatchObject({ "adlcp:scormtype": "sco", href: "index.html" });
  const named = allOf(manifest, "file").map(({ attributes }) => attributes.href);
  expect(named.sort()).toEqual([...files.keys()].filter((path) => path !== "imsmanifest.xml").sort());
  const [organization] = allOf(manifest, "organization");
  expect(organization && childOf(organization, "title").text).toBe(HARD_NAME);
});
