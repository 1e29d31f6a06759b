import { expect, test } from "@jest/globals";
import temml from "temml";
import { mathXml } from "../../../src/document/formula/math.js";
import { onceEach } from "../../../src/document/formula/onceEach.js";
import { toVariant } from "../../../src/export/toItem.js";
import { fullSheet } from "../../export/exported.js";
import { seeds } from "../../seeds.js";

const render = (tex: string): string => temml.renderToString(tex, { throwOnError: true, wrap: "none" });

/** Every formula of a sheet that asks in every way. */
function formulasOf(seed: string): string[] {
  const { items } = toVariant(fullSheet(seed));
  const blocks = items.flatMap(({ blocks, solution, parts }) => [
    ...blocks,
    ...solution,
    ...parts.flatMap((part) => part.blocks),
  ]);
  const lines = blocks.flatMap((block) =>
    "line" in block ? [block.line] : [block.table.head, ...block.table.rows].flat(),
  );
  return lines.flat().flatMap((run) => ("tex" in run ? [run.tex] : []));
}

test("a formula whose form is known is written as Temml writes it, number for number", () => {
  let asked = 0;
  const quick = onceEach((tex) => {
    asked += 1;
    return render(tex);
  });
  const sheets = Array.from({ length: seeds(3, 50) }, (_none, k) => formulasOf(`form ${k}`));
  for (const tex of sheets.flat()) expect(quick(tex)).toBe(render(tex));
  expect(asked).toBeLessThan(sheets.flat().length / 2);
});

test.each([
  ["of other lengths", "{0.5}^{2} + 12.25", "{123.4567}^{2} + 0.1"],
  ["written in another order than in TeX", "x^{0.1}_{0.2}", "x^{3.25}_{10.5}"],
  ["beside other digits", "2 0.5 + 3\\,000.25", "2 11.125 + 3\\,000.5"],
  ["of which TeX takes one digit alone", "\\frac 0.5 1.5", "\\frac 2.5 3.5"],
  ["in a power without braces", "0.5^2", "10.25^2"],
  ["in a text", "\\text{about 0.5}", "\\text{about 12.75}"],
])("numbers %s stand where they belong", (_how, first, second) => {
  const quick = onceEach(render);
  expect(quick(first)).toBe(render(first));
  expect(quick(second)).toBe(render(second));
});

test("a number of the stand-ins' own is a number as any other", () => {
  const quick = onceEach(render);
  for (const tex of ["7077.1001 + 1.5", "1.5 + 7077.1001", "7077.1000 + 7077.1000"])
    expect(quick(tex)).toBe(render(tex));
});

test("what XML is written of a formula says its namespace once", () => {
  expect(mathXml("0.25 + x").match(/xmlns/g)).toHaveLength(1);
});
