import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import type { Browser } from "puppeteer-core";
import { makeSheet } from "../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../src/author/generator/readQuiz.js";
import { readPreset } from "../../src/author/quiz/presets.js";
import type { LocaleName } from "../../src/core/base/settings.js";
import type { Sheet } from "../../src/core/sheet/sheet.js";
import { parseSheet } from "../../src/core/sheet/sheetFile.js";
import { selfCheckHtml } from "../../src/paper/pages/selfCheck.js";
import { selfCheckFile } from "../../src/paper/pages/selfCheckFile.js";
import { openBrowser } from "../support/openBrowser.js";
import { woff2Letters } from "../support/woff2Letters.js";

jest.setTimeout(60_000);

const basics = readPreset("basics");
const helped = `selfcheck: {hints: true, solution: always}\n${basics.text}`;
const sheetIn = (locale: LocaleName, name = "김뷁 Łucja"): Sheet =>
  makeSheet(readQuiz(helped, basics.file, { locale }), {
    ...{ id: "001", seed: "page" },
    student: { id: "7", name },
  });

const FONTS = /<style data-fonts>[^<]*<\/style>/;
const fontsIn = (html: string) =>
  Array.from(
    html.matchAll(/font-family:"([^"]+)"[^}]*?unicode-range:([^;]+);[^}]*?base64,([^)]+)\)/g),
    ([, family = "", range = "", data = ""]) => ({
      ...{ family, range, data },
      has: woff2Letters(Buffer.from(data, "base64")),
    }),
  );

let folder: string;
let browser: Browser;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-fonts-"));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a page shows after every answer was checked, a wrong one in each blank, and every hint asked for. */
async function look(html: string) {
  const file = join(folder, "page.html");
  writeFileSync(file, html);
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(pathToFileURL(file).href);
  const seen = await page.evaluate(async () => {
    for (const input of document.querySelectorAll<HTMLInputElement>("input[data-answer]"))
      input.value = "0.9";
    for (const form of document.querySelectorAll("form")) form.requestSubmit();
    for (let k = 0; k < 5; k++)
      for (const button of document.querySelectorAll<HTMLButtonElement>("button.hint")) button.click();
    for (const one of document.querySelectorAll("details")) one.open = true;
    await document.fonts.ready;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let text = "";
    while (texts.nextNode())
      if (!/^(script|style)$/i.test(texts.currentNode.parentElement?.tagName ?? ""))
        text += texts.currentNode.textContent;
    return {
      text,
      math: Array.from(document.querySelectorAll("math"), (one) => {
        const { x, y, width, height } = one.getBoundingClientRect();
        return [x, y, width, height].join(" ");
      }),
      formulas: Array.from(document.querySelectorAll("math"), (one) => one.textContent).join(""),
      single: Array.from(document.querySelectorAll("mi"), (one) => one.textContent ?? "").filter(
        (one) => [...one].length === 1,
      ),
    };
  });
  const picture = await page.screenshot({ fullPage: true });
  await page.close();
  return { ...seen, picture };
}

describe.each(["en", "ko"] as const)("a self-check file in %s", (locale) => {
  test("looks as with the whole fonts, has each letter that it shows in its fonts, and no other in them", async () => {
    const sheet = sheetIn(locale);
    const whole = selfCheckHtml(sheet);
    const exact = await selfCheckFile(sheet);
    expect(whole.length - exact.length).toBeGreaterThan(locale === "en" ? 15_000 : 35_000);
    const before = await look(whole);
    const after = await look(exact);
    expect(after.math.length).toBeGreaterThan(100);
    expect(after.math).toEqual(before.math);
    expect(after.text).toBe(before.text);
    expect(Buffer.compare(after.picture, before.picture)).toBe(0);

    const fonts = fontsIn(exact);
    expect(fonts.length).toBe(exact.match(/@font-face/g)?.length);
    const had = (family: RegExp) =>
      new Set(fonts.flatMap((font) => (family.test(font.family) ? [...font.has] : [])));
    const any = had(/./);
    const visible = (letters: Iterable<string>) =>
      [...new Set(letters)].filter((letter) => !/[\p{Cc}\p{Cf}]/u.test(letter));
    expect(visible(after.text).filter((letter) => !any.has(letter))).toEqual([]);
    const math = had(/^STIX Two Math$/);
    expect(visible(after.formulas).filter((letter) => !math.has(letter))).toEqual([]);
    // An identifier of one letter is set in that letter's italic, which Unicode says is the same letter.
    const italic = new Set([...math].filter((one) => one > "\u{1d433}").map((one) => one.normalize("NFKC")));
    const letter = /^\p{L}$/u;
    expect(after.single.filter((one) => letter.test(one) && one !== "h" && !italic.has(one))).toEqual([]);

    const rest = exact.replace(FONTS, "");
    const shown = new Set(rest);
    const asNames = new Set(rest.match(/(?<=(?<![A-Za-z])d?)\p{L}(?![A-Za-z])/gu));
    const unseen = fonts.flatMap(({ has }) =>
      [...has].filter((one) => {
        if (shown.has(one) || /[\x20-\x7e−×·÷√]/.test(one)) return false;
        const plain = one.normalize("NFKC");
        return !asNames.has(plain) && !rest.includes(`<mi>${plain}</mi>`);
      }),
    );
    expect(unseen).toEqual([]);
  });
});

test("copies of a class have all fonts in common but small ones with the letters of names", async () => {
  const [one, other] = await Promise.all(
    ["김하늘", "뷁서준"].map((name) => selfCheckFile(sheetIn("ko", name))),
  );
  const [ours, theirs] = [one, other].map((html) => fontsIn(html ?? ""));
  const known = new Set(theirs?.map(({ data }) => data));
  const apart = ours?.filter(({ data }) => !known.has(data)) ?? [];
  expect(apart.length).toBeGreaterThan(0);
  for (const { has, data } of apart) {
    expect([..."김하늘"]).toEqual(expect.arrayContaining([...has]));
    expect(data.length).toBeLessThan(2500);
  }
});

test("the built program, a process of its own, cuts the same fonts to the byte", async () => {
  const out = join(folder, "set");
  const wish = ["--topics", "output-gradient", "--seed", "1", "--formats", "selfcheck", "--out", out];
  execFileSync(process.execPath, ["bin/gradsheet.js", "generate", ...wish], { stdio: "ignore" });
  const sheet = parseSheet(readFileSync(join(out, "sheets/001.json"), "utf8"), "001.json");
  const written = FONTS.exec(readFileSync(join(out, "selfcheck/001.html"), "utf8"))?.[0] ?? "";
  expect(written).toContain("STIX Two Math");
  expect(FONTS.exec(await selfCheckFile(sheet))?.[0]).toBe(written);
});
