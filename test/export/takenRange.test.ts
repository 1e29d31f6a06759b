import { expect, test } from "@jest/globals";
import { isWithin } from "../../src/core/graph/written.js";
import type { NumberAnswer } from "../../src/core/sheet/sheet.js";
import { around } from "../../src/export/numberRange.js";
import { takenRange } from "../../src/export/takenRange.js";

const DECIMALS = { decimals: 3 } as const;
const FIGURES = { significant: 4 } as const;
const answer = (lower: number, upper = lower): NumberAnswer => ({
  ...{ id: "q1.U", quantity: "U", kind: "number", value: lower, lower, upper },
  ...{ display: String(lower), points: 1, misconceptions: [] },
});

/** Whether Moodle takes a typed number: margin and its own slack. */
function taken(
  text: string,
  lower: number,
  upper = lower,
  asked: typeof DECIMALS | typeof FIGURES = DECIMALS,
) {
  const { middle, margin } = around(...takenRange(answer(lower, upper), { asked }));
  return Math.abs(Number(text) - Number(middle)) <= Number(margin) + 1e-14 * Math.abs(Number(middle));
}

test("of 289280000 three decimals are taken as far as they round to it or are cut, 289280000.001 is not", () => {
  const typed = [
    "289280000",
    "289280000.0004",
    "289280000.00097",
    "289280000.001",
    "289279999.999",
    "289280001",
  ];
  expect(typed.map((text) => taken(text, 289_280_000))).toEqual([true, true, true, false, false, false]);
});

test("a count between two of four figures is taken to its last digit alone: 289280000, neither 289300000 nor 289280001", () => {
  const typed = ["289280000", "289300000", "289280001", "289280000.5", "289200000"];
  expect(typed.map((text) => taken(text, 289_280_000, undefined, FIGURES))).toEqual([
    true,
    ...Array.from({ length: 4 }, () => false),
  ]);
});

test.each([0.5503, 24_000, 289_280_000, 952_800_000, 1_191_000_000, 1_588_000_000])(
  "what is taken of %d is what marking takes",
  (value) => {
    for (const part of [-2.3, -1.4, -1, -0.97, -0.51, -0.49, -0.3, 0.3, 0.49, 0.51, 0.97, 1, 1.4, 2.3]) {
      const text = (value + part / 1000).toFixed(6);
      const right = isWithin([value, value], { value: Number(text), decimals: 6 }, DECIMALS);
      expect([text, taken(text, value)]).toEqual([text, right]);
    }
  },
);
