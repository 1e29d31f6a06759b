import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { decode } from "fast-png";
import type { Browser } from "puppeteer-core";
import { decodeQR } from "qr/decode.js";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { worksheetHtml } from "../../../src/paper/pages/worksheet.js";
import { openBrowser } from "../../support/openBrowser.js";

const worksheetOf = (head: string): string =>
  worksheetHtml(
    makeSheet(readQuiz(`${head}questions: [{topic: loss}]`, "quiz.yaml"), { id: "1", seed: "scan" }),
    "page",
  );

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test.each([
  "https://example.org/practice/",
  `https://example.org/practice/index.html#${"q=hidden-gradient&level=standard&seed=abc".padEnd(240, "x")}`,
])("a worksheet's code reads as %s, by a reader of others' making", async (address) => {
  const page = await browser.newPage();
  await page.setViewport({ width: 900, height: 1200, deviceScaleFactor: 3 });
  await page.setContent(worksheetOf(`practiceUrl: "${address}"\n`));
  const code = await page.waitForSelector(".scan svg");
  const picture = decode(await (code as NonNullable<typeof code>).screenshot({ type: "png" }));
  const { width, height, data } = picture;
  expect(decodeQR({ width, height, data: new Uint8Array(data) })).toBe(address);
  expect(await page.$eval(".scan p", (one) => one.textContent)).toContain(address);
  await page.close();
});

test("without an address there is no code", () => {
  expect(worksheetOf("")).not.toContain('class="scan"');
});

test("an address that is none is refused with its place", () => {
  expect(() => worksheetOf("practiceUrl: example.org\n")).toThrow(/practiceUrl/);
});
