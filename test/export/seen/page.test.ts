import { expect, test } from "@jest/globals";
import { look, picture, setFormulas, withPage } from "./page.js";

const PAGE = String.raw`<!doctype html><body style="margin: 0">
  <p>\(w_1 = \frac{1}{2}\) <span class="math">\(\partial C\)</span> <i hidden>\(not shown\)</i></p>
  <input name="in"><input name="out" style="position: absolute; left: 700px; width: 200px; box-sizing: border-box">
  <math><mi>x</mi></math>`;

test("what is not set is read as TeX, and a blank beside the page is named", async () => {
  const seen = await withPage(async (page) => {
    await page.setContent(PAGE);
    return look(page);
  }, 800);
  expect(seen).toEqual({
    raw: [String.raw`\(w_1 = \frac{1}{2}\)`, String.raw`\(\partial C\)`],
    ...{ formulas: 1, faults: [], blanks: 2, outside: ["input out at 700 to 900 of 800"] },
  });
});

test("MathJax sets some elements alone, or the page, and its faults are named", async () => {
  const [part, all] = await withPage(async (page) => {
    await page.setContent(PAGE);
    await setFormulas(page, ".math");
    await picture(page, "page");
    const one = await look(page);
    await page.setContent(PAGE.replace("\\frac{1}", "\\frac"));
    await setFormulas(page);
    return [one, await look(page)];
  }, 1280);
  expect([part.raw.length, part.formulas, part.faults]).toEqual([1, 2, []]);
  expect([all.raw, all.formulas, all.faults]).toEqual([[], 3, ["Missing argument for \\frac"]]);
});
