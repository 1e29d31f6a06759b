import { expect, jest, test } from "@jest/globals";
import { messagesFor } from "../../../src/core/words/locale.js";
import { hostedPractice } from "../../support/hostedPractice.js";
import { courseOf } from "../../support/practicePages.js";
import { standsOut } from "../../support/selfCheckPages.js";
import { askedOn, DESK, messageOf, PHONE, visit } from "./visiting.js";

jest.setTimeout(60_000);

const course = courseOf();
const practice = hostedPractice(course);

const HASH = "#q=loss&level=exam&seed=calc";

test("typed on a keyboard: what it comes to stands below, and a check takes it", async () => {
  const { page, faults } = await visit(practice.browser(), `${practice.host().home}${HASH}`, DESK);
  await page.waitForSelector("#question");
  const [first] = await askedOn(page, course, "en");
  if (first === undefined) throw new Error("nothing is asked");
  const field = `[data-answer="${first.id}"]`;
  await page.type(field, `${first.display.replace("−", "-")}*(3-2)`);
  expect(await messageOf(page, first.id)).toBe(`= ${Number(first.display)}`);
  expect(await page.$eval("#keys", (keys) => keys.getClientRects().length)).toBe(0);
  await page.keyboard.press("Enter");
  expect(await messageOf(page, first.id)).toBe(messagesFor("en")("verdict.correct"));
  expect(await page.$eval(field, (input) => (input as HTMLInputElement).value)).toBe(
    String(Number(first.display)),
  );
  expect(faults).toEqual([]);
  await page.browserContext().close();
});

test("on a phone the signs are keys below the box, which keep its focus", async () => {
  const { page, faults } = await visit(practice.browser(), `${practice.host().home}${HASH}`, PHONE);
  await page.waitForSelector("#question");
  const [first] = await askedOn(page, course, "en");
  if (first === undefined) throw new Error("nothing is asked");
  await page.tap(`[data-answer="${first.id}"]`);
  for (const sign of ["(", "4", "−", "1", ")", "÷", "8"])
    if (/\d/.test(sign)) await page.keyboard.type(sign);
    else await page.tap(`[data-key="${sign}"]`);
  expect(await messageOf(page, first.id)).toBe("= 0.375");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("data-answer"))).toBe(first.id);
  expect(await standsOut(page)).toBeLessThanOrEqual(0);
  const low = await page.$$eval("[data-key]", (keys) =>
    keys.filter((key) => key.getBoundingClientRect().height < 44),
  );
  expect(low).toEqual([]);
  expect(faults).toEqual([]);
  await page.browserContext().close();
});
