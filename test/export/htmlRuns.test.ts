import { expect, test } from "@jest/globals";
import { runsOf, texFigure } from "../../src/export/htmlRuns.js";
import { printedNumber } from "../../src/formula/typesetter.js";

test("a number with thousands can be copied and typed again: no space, a minus of the keyboard, a power as ^", () => {
  expect(runsOf(printedNumber("-8893000000000"))).toEqual([{ text: "-8893000000000" }]);
  expect(runsOf(`N = ${printedNumber("50000")}, v = ${printedNumber("1.2e-9")}`)).toEqual([
    { text: "N = 50000, v = 1.2×10^-9" },
  ]);
});

test("TeX comes out as it went in, beside text and inside tags, whatever signs it has", () => {
  const tex = String.raw`\begin{matrix}a & b \\ "c" > 'd' < \text{&lt;}\end{matrix} = 2`;
  expect(runsOf(`<p>with <b>${texFigure(tex, "")}</b>\n  and</p>`)).toEqual([
    { text: "with " },
    { tex },
    { text: " and" },
  ]);
});

test("items of a list have a comma between them", () => {
  expect(runsOf('<span class="item">a</span>\n <span class="item">b</span>')).toEqual([{ text: "a, b" }]);
});
