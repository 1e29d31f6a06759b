import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { displayNumber, type Rounding, roundNumber } from "../../../src/core/graph/rounding.js";
import { isImprecise, isWithin, type WrittenNumber } from "../../../src/core/graph/written.js";

const FOUR: Rounding = { decimals: 4 };
const FIGURES: Rounding = { significant: 4 };

/** A decimal as it is written. */
const written = (text: string): WrittenNumber => ({
  value: Number(text),
  decimals: text.split(".")[1]?.length ?? 0,
});

describe("asked to 4 decimal places, right from 0.5646 to 0.56463629", () => {
  const within = (text: string) => isWithin([0.5646, 0.56463629], written(text), FOUR);
  test.each([
    "0.5646",
    "0.56460",
    "0.56464",
    "0.564636",
    "0.5646363",
    "0.56463629180303",
    "0.56469", // cut to 0.5646
    "0.56455", // rounded to 0.5646
  ])("%s is right", (text) => {
    expect(within(text)).toBe(true);
  });
  test.each(["0.5645", "0.5647", "0.56470", "0.564549", "0.565", "-0.5646"])("%s is not", (text) => {
    expect(within(text)).toBe(false);
  });
});

test("0.548812 is right where 0.5488 alone is", () => {
  expect(isWithin([0.5488, 0.5488], written("0.548812"), FOUR)).toBe(true);
});

test("the noise of doubles is no fault: 3.8999999999999995 for 3.9", () => {
  expect(isWithin([3.9, 3.9], { value: 3.8999999999999995, decimals: null }, FIGURES)).toBe(true);
});

test("a count is right or not, whatever its digits", () => {
  expect(isWithin([79510, 79510], written("79510.4"), "exact")).toBe(false);
  expect(isImprecise([79510, 79510], written("79500"), "exact")).toBe(false);
});

describe("with fewer digits than asked", () => {
  test.each<[text: string, lower: number, upper: number, asked: Rounding]>([
    ["0.615", 0.6153, 0.6154, FOUR],
    ["0.62", 0.6153, 0.6154, FOUR], // rounded
    ["0.61", 0.6153, 0.6154, FOUR], // cut
    ["0.6", 0.5998, 0.6, FOUR], // 0.600, its zeros left out
    ["0.001", 0.0014, 0.00142, FOUR],
    ["-0.0105", -0.01057, -0.01053, FIGURES],
    ["3160000000", 3164000000, 3164160000, FIGURES],
    ["1.00", 0.9996, 0.9998, FIGURES],
    ["1.000", 0.9996, 0.9998, FIGURES], // as many figures, and one decimal place fewer
    ["-10.00", -9.998, -9.996, FIGURES],
    ["0.19861", 0.19860953, 0.19860955, { significant: 8 }], // 0.198610 of a spreadsheet
    ["0.1986", 0.19860953, 0.19860955, { significant: 8 }],
    ["12.3", 12.3412, 12.3413, FOUR],
  ])("%s is right as far as it goes between %d and %d", (text, lower, upper, asked) => {
    expect(isImprecise([lower, upper], written(text), asked)).toBe(true);
  });

  test.each<[text: string, lower: number, upper: number, asked: Rounding]>([
    ["0.616", 0.6153, 0.6154, FOUR],
    ["0.6150", 0.6153, 0.6154, FOUR], // as many digits as asked, the last of them wrong
    ["0.6", 0.6153, 0.6154, FOUR], // one figure is a guess
    ["1", 0.96, 0.9601, FOUR],
    ["1.000", 0.9986, 0.9988, FIGURES],
    ["0.6150", 0.61534, 0.61535, { decimals: 5 }], // its last digit is wrong
    ["1.000", 1.0024, 1.0026, FIGURES], // as many digits as asked
    ["0.19862", 0.19860953, 0.19860955, { significant: 8 }],
    ["0.2", 0.19860953, 0.19860955, { significant: 8 }],
    ["12.4", 12.3412, 12.3413, FOUR],
    ["0.000", 0.0003, 0.0003, FOUR], // nothing is left
    ["0", 0.0003, 0.0003, FOUR],
  ])("%s is not between %d and %d", (text, lower, upper, asked) => {
    expect(isImprecise([lower, upper], written(text), asked)).toBe(false);
  });
});

test("numbers are rounded and cut as their printed text is, with or without a look at the digits", () => {
  const numbers = fc.oneof(
    fc.double({ min: -1e7, max: 1e7, noNaN: true }),
    fc.double({ min: -1e-4, max: 1e-4, noNaN: true }),
    fc.integer({ min: -2_000_000, max: 2_000_000 }).map((n) => n / 100_000),
    fc.constantFrom(0.28, 0.57, 1.005, 0.99995, 9.9995, 1e-5, 0.1 + 0.2, 1 - 0.9),
  );
  const roundings = fc.oneof(
    fc.integer({ min: 0, max: 8 }).map((decimals): Rounding => ({ decimals })),
    fc.integer({ min: 1, max: 8 }).map((significant): Rounding => ({ significant })),
  );
  fc.assert(
    fc.property(
      numbers,
      roundings,
      fc.constantFrom("round" as const, "cut" as const),
      (value, asked, mode) => {
        expect(roundNumber(value, asked, mode)).toBe(Number(displayNumber(value, asked, mode)));
      },
    ),
    { numRuns: 20_000 },
  );
});
