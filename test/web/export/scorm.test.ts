import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import type { Frame } from "puppeteer-core";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { numberAnswers } from "../../../src/core/sheet/sheet.js";
import { HARD_NAME } from "../../export/exported.js";
import { allOf, childOf, readXml } from "../../export/readXml.js";
import { openPlatform, told, type Visit } from "./scormPlatform.js";

jest.setTimeout(60_000);

const ESSAY = { text: "Why is a hidden layer needed?", points: 4 };
const QUIZ = `questions: [{topic: output-gradient, network: {layers: [2, 2, 1]}}, {topic: activation-derivative}, ${JSON.stringify(ESSAY)}]`;
const sheets = ["1", "2", "3"].map((id) => ({
  ...makeSheet(readQuiz(QUIZ, "q.yaml"), { id, seed: "s" }),
  title: HARD_NAME,
}));
let platform: Awaited<ReturnType<typeof openPlatform>>;
beforeAll(async () => {
  platform = await openPlatform(sheets);
});
afterAll(() => platform.close());

const visit = (learner: string, kept?: string): Promise<Visit> => platform.visit(learner, kept);

/** Which of the copies a learner sees: 1 to 3. */
const numberOf = (copy: Frame): number => Number(/copies\/(\d)/.exec(copy.url())?.[1]);

test("the platform is told points, maximum, status and what was typed, and has it again next time", async () => {
  const { page, copy, faults } = await visit("20241234");
  expect(await copy.$eval("main", (one) => one.textContent)).toMatch(/are sent to the learning platform/);
  expect(await copy.$eval("main", (one) => one.textContent)).not.toMatch(/sent nowhere/);
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
  const page = await platform.alone();
  const said = await page.$eval("[role=status]", (one) =>
    (one as HTMLElement).hidden ? "" : one.textContent,
  );
  expect(said).toBe(
    "No learning platform was found around this page: you can practise, but nothing is recorded.",
  );
  const copy = await page.waitForFrame((frame) => /copies\/[123]\.html$/.test(frame.url()));
  expect(await copy.$$eval("form[data-question]", (forms) => forms.length)).toBe(3);
  expect(await copy.$eval("main", (one) => one.textContent)).toMatch(/is sent nowhere/);
  await page.close();
});

test("the manifest launches index.html, names every file, and has the hard name", () => {
  const manifest = readXml(platform.files.get("imsmanifest.xml") ?? "");
  const [resource] = allOf(manifest, "resource");
  expect(resource?.attributes).toMatchObject({ "adlcp:scormtype": "sco", href: "index.html" });
  const named = allOf(manifest, "file").map(({ attributes }) => attributes.href);
  expect(named.sort()).toEqual(
    [...platform.files.keys()].filter((path) => path !== "imsmanifest.xml").sort(),
  );
  const [organization] = allOf(manifest, "organization");
  expect(organization && childOf(organization, "title").text).toBe(HARD_NAME);
});
