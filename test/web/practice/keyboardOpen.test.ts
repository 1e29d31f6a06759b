import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import type { Browser } from "puppeteer-core";
import { openBrowser } from "../../support/openBrowser.js";
import { courseOf, writePages } from "../../support/practicePages.js";
import { PHONE, type Size, visit } from "./visiting.js";

jest.setTimeout(60_000);

/** What the keyboard of a phone leaves of it. */
const WITH_KEYBOARD: Size = [390, 508];

const pages = writePages(courseOf());
const home = pathToFileURL(join(pages.folder, "index.html")).href;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  pages.remove();
});

test.each([
  ["with its keyboard open", WITH_KEYBOARD],
  ["without a keyboard", PHONE],
])("on a phone %s what is said of a wrong value can be read, each line of it", async (_what, size) => {
  const { page, faults } = await visit(browser, home, size);
  for (const seed of ["aud1", "looks"]) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#q=hidden-gradient&level=standard&seed=${seed}`);
    await page.waitForSelector(`#question [data-answer]`);
    await page.evaluate(() => window.scrollTo(0, 0));
    const field = await page.$("#question [data-answer]");
    await field?.tap();
    // As far down as a browser leaves the blank that was tapped.
    await field?.evaluate((input) => {
      window.scrollBy(0, input.getBoundingClientRect().bottom - (window.innerHeight - 70));
    });
    await page.keyboard.type("0.0885");
    await page.keyboard.press("Enter");
    await page.waitForFunction(
      () => (document.querySelector(".message[data-verdict]")?.textContent?.length ?? 0) > 20,
    );
    const hidden = await page.$eval(".message[data-verdict]", (message) => {
      const range = document.createRange();
      range.selectNodeContents(message);
      return [...range.getClientRects()].filter(({ left, width, top, height }) => {
        const at = document.elementFromPoint(left + width / 2, top + height / 2);
        return at === null || !message.contains(at);
      }).length;
    });
    expect([seed, hidden]).toEqual([seed, 0]);
    await page.evaluate(() => {
      location.hash = "#";
    });
    await page.waitForSelector(".ladder, .map, h1");
  }
  expect(faults).toEqual([]);
});
