import { expect, test } from "@jest/globals";
import type { Expression } from "../../../src/core/graph/expression.js";
import { NOTHING, plain } from "../../../src/document/tree/line.js";
import { foldFactors, withFactors } from "../../../src/paper/pages/keyFactors.js";
import { keyTogether } from "../../../src/paper/pages/keyTogether.js";

const line = (symbol: string, value: string, more = {}) => ({
  ...{ symbol, formula: "= z", numbers: "", factors: "", value, reason: "", copies: "", broken: false },
  ...more,
});
const rows = (...lines: ReturnType<typeof line>[]) =>
  keyTogether(lines).map((row) => row.map(({ symbol }) => symbol).join(" "));

test("two short lines of a key stand side by side, a third begins the next row", () => {
  expect(rows(line("a", "0.3"), line("b", "0.4"), line("c", "0.5"))).toEqual(["a b", "c"]);
});

test("a line with a reason, with copies, with its factors, of two lines or too long for the column stands alone", () => {
  for (const more of [
    { reason: "why" },
    { copies: "here" },
    { factors: "= 2 × 0.3" },
    { broken: true },
    { numbers: "= 0.1 × 0.2 + 0.3 × 0.4 + 0.5 × 0.6 + 0.7 × 0.8 + 0.9" },
  ])
    expect(rows(line("a", "0.3"), line("b", "0.4", more), line("c", "0.5"))).toEqual(["a", "b", "c"]);
});

const row = (id: string, expression: Expression, more = {}) => ({
  ...{ definition: { id, expression, role: "delta", stage: "backward", at: {}, reason: "" } as const },
  ...{ asked: false, plain: true, numbers: plain("= 0.1 × 0.2"), ...more },
});
const slope = ["*", ["a", ["-", [1, "a"]]]] as const;
const product = ["*", ["s", "d"]] as const;
const folded = (...lines: ReturnType<typeof row>[]) =>
  [...foldFactors(lines)].map(([id, factors]) => `${id}: ${[...factors.keys()].join(" ")}`);

test("a factor whose kind was explained goes into the line of its product", () => {
  expect(folded(row("s", slope), row("p", product))).toEqual(["p: s"]);
  expect(withFactors(product, new Map([["s", slope]]))).toEqual(["*", [slope, "d"]]);
});

const alone: Readonly<Record<string, readonly ReturnType<typeof row>[]>> = {
  "it is asked for": [row("s", slope, { asked: true }), row("p", product)],
  "its kind is new, or copies stand with it": [row("s", slope, { plain: false }), row("p", product)],
  "it is a number": [row("s", 1, { numbers: NOTHING }), row("p", product)],
  "it is long": [row("s", slope, { numbers: plain(`= ${"0.1 × 0.2 + ".repeat(4)}0.3`) }), row("p", product)],
  "it is a term of a sum": [row("s", slope), row("p", ["+", ["s", "d"]])],
  "two lines use it": [row("s", slope), row("p", product), row("q", product)],
};
test.each(Object.entries(alone))("a factor has a line of its own where %s", (_why, lines) => {
  expect(folded(...lines)).toEqual([]);
});
