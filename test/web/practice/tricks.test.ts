import { expect, jest, test } from "@jest/globals";
import type { Page } from "puppeteer-core";
import { messagesFor } from "../../../src/core/words/locale.js";
import { hostedPractice } from "../../support/hostedPractice.js";
import { courseOf } from "../../support/practicePages.js";
import { askedOn, DESK, text, visit } from "./visiting.js";

jest.setTimeout(60_000);

const t = messagesFor("en");
const course = courseOf();
const practice = hostedPractice(course);

const goTo = async (page: Page, hash: string): Promise<void> => {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await page.waitForFunction(
    (to) =>
      location.hash.startsWith(to) &&
      document.querySelector(to.includes("solved") ? ".solved" : "#score") !== null,
    {},
    hash,
  );
};
/** Fills in and checks a question's numbers: right, or wrong where `slip` says so; and says how its exercise stands then. */
async function answer(page: Page, hash: string, slip = false): Promise<string> {
  await goTo(page, hash);
  const asked = await askedOn(page, course, "en");
  for (const { id, display } of asked) await page.type(`[data-answer="${id}"]`, slip ? "987.6" : display);
  await page.click("#question button[type=submit]");
  return text(page, ".mastered");
}
const atOnce = (right: number, all: number) => t("practice.at-once", { right, all });
const LOSS = "#q=loss&level=exam&seed=";

test("what is hard is skipped, solved examples of the same numbers are opened, at this level or another: no number counts as right", async () => {
  const { page, faults } = await visit(practice.browser(), practice.host().home, DESK);
  const one = (await askedOnSeed(page, "a")).length;
  expect(await answer(page, `${LOSS}a`)).toContain(atOnce(one, one));
  expect(await answer(page, `${LOSS}b`, true)).toContain(atOnce(one, 2 * one));
  await goTo(page, `${LOSS}c&solved=1`);
  expect(await answer(page, `${LOSS}c`)).toContain(atOnce(one, 3 * one));
  await goTo(page, "#q=loss&level=guided&seed=d&solved=1");
  expect(await answer(page, `${LOSS}d`)).toContain(atOnce(one, 4 * one));
  expect(faults).toEqual([]);
  await page.browserContext().close();
});

const askedOnSeed = async (page: Page, seed: string) => {
  await goTo(page, LOSS + seed);
  return askedOn(page, course, "en");
};

test("a smaller network than the exercise's says that it does not count; the exercise's own, by whatever address, does", async () => {
  const { page } = await visit(practice.browser(), practice.host().home, DESK);
  expect(await answer(page, "#q=backprop&level=exam&seed=s&net=1-1")).toContain(t("practice.other-network"));
  await page.goto(`${practice.host().home}#`);
  await page.waitForSelector(".ladder");
  const state = await page.$eval(
    '.ladder a[href*="q=backprop&"][href*="level=exam"] .said',
    (one) => one.textContent,
  );
  expect(state).toBe(t("practice.not-tried"));
  const [network] = course.quizzes.en.questions.flatMap(({ topic, network: own }) =>
    topic === "loss" && own?.kind === "drawn" ? [own] : [],
  );
  const own = network?.sizes.join("-");
  const asked = (await askedOnSeed(page, "e")).length;
  expect(await answer(page, `${LOSS}e&net=${own}`)).toContain(atOnce(asked, asked));
  expect(await answer(page, `${LOSS}e`)).toContain(atOnce(asked, asked));
  await page.browserContext().close();
});

test("two pages of one browser: what is done on either is there on both, and after a reload", async () => {
  const { page } = await visit(practice.browser(), practice.host().home, DESK);
  const other = await page.browserContext().newPage();
  await other.goto(practice.host().home);
  await other.waitForSelector("h1");
  await page.bringToFront();
  const one = (await askedOnSeed(page, "a")).length;
  await answer(page, `${LOSS}a`);
  expect(await answer(page, `${LOSS}b`)).toContain(atOnce(2 * one, 2 * one));
  // The list on the other page knows of it at once.
  await other.waitForFunction(() => document.querySelectorAll(".past li").length === 2);
  await other.bringToFront();
  expect(await answer(other, `${LOSS}c`)).toContain(atOnce(3 * one, 3 * one));
  await page.bringToFront();
  await page.goto(`${practice.host().home}#`);
  await page.reload();
  await page.waitForSelector(".past");
  expect((await page.$$(".past li")).length).toBe(3);
  page.once("dialog", (dialog) => void dialog.accept());
  await page.click("#forget");
  await other.goto(`${practice.host().home}#`);
  await other.reload();
  await other.waitForSelector(".ladder");
  expect(await other.$$(".past li")).toEqual([]);
  await page.browserContext().close();
});
