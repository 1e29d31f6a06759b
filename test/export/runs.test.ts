import { expect, test } from "@jest/globals";
import { items, line, oneRun, plain, printed } from "../../src/document/tree/line.js";
import { runsOf } from "../../src/export/runs.js";

test("a number with thousands can be copied and typed again: no space, a minus of the keyboard, a power as ^", () => {
  expect(runsOf(printed("-8893000000000"))).toEqual([{ text: "-8893000000000" }]);
  expect(runsOf(line`N = ${printed("50000")}, v = ${printed("1.2e-9")}`)).toEqual([
    { text: "N = 50000, v = 1.2×10^-9" },
  ]);
});

test("TeX comes out as it went in, beside text, whatever signs it has", () => {
  const tex = String.raw`\begin{matrix}a & b \\ "c" > 'd' < \text{&lt;}\end{matrix} = 2`;
  const formula = oneRun({ kind: "formula", pieces: [tex], spoken: () => "", tall: true });
  expect(runsOf(line`with ${formula}\n  and`)).toEqual([{ text: "with " }, { tex }, { text: " and" }]);
});

test("a teacher's text loses its emphasis and keeps its TeX", () => {
  expect(runsOf(oneRun({ kind: "prose", source: "so *that* $a_1 − b$ `c < d`\n\n- e" }))).toEqual([
    { text: "so that " },
    { tex: "a_1 - b" },
    { text: " c < d • e" },
  ]);
});

test("items of a list have a comma between them", () => {
  expect(runsOf(items([plain("a"), plain("b")]))).toEqual([{ text: "a, b" }]);
});
