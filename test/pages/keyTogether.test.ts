import { expect, test } from "@jest/globals";
import { keyTogether } from "../../src/pages/keyTogether.js";

const line = (symbol: string, value: string, more = {}) => ({
  ...{ symbol, formula: "= z", numbers: "", value, reason: "", copies: "", broken: false },
  ...more,
});
const rows = (...lines: ReturnType<typeof line>[]) =>
  keyTogether(lines).map((row) => row.map(({ symbol }) => symbol).join(" "));

test("two short lines of a key stand side by side, a third begins the next row", () => {
  expect(rows(line("a", "0.3"), line("b", "0.4"), line("c", "0.5"))).toEqual(["a b", "c"]);
});

test("a line with a reason, with copies, of two lines or too long for half a column stands alone", () => {
  for (const more of [
    { reason: "why" },
    { copies: "here" },
    { broken: true },
    { numbers: "= 0.1 × 0.2 + 0.3 × 0.4 + 0.5" },
  ])
    expect(rows(line("a", "0.3"), line("b", "0.4", more), line("c", "0.5"))).toEqual(["a", "b", "c"]);
});
