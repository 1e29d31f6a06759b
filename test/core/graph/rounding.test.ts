import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { displayNumber, type Rounding, roundNumber } from "../../../src/core/graph/rounding.js";

const decimals = (count: number): Rounding => ({ decimals: count });
const significant = (count: number): Rounding => ({ significant: count });

describe("half away from zero, on the decimal text", () => {
  const cases: readonly (readonly [number, Rounding, string])[] = [
    [1.005, decimals(2), "1.01"],
    [-1.005, decimals(2), "-1.01"],
    [0.5, decimals(0), "1"],
    [2.5, decimals(0), "3"],
    [-2.5, decimals(0), "-3"],
    [1.45, decimals(1), "1.5"],
    [0.1 + 0.2, decimals(4), "0.3000"],
    [-0.00004, decimals(4), "0.0000"],
    [-0, decimals(2), "0.00"],
    [0.99996, significant(4), "1.000"],
    [0.999949, significant(4), "0.9999"],
    [9.9996, significant(4), "10.00"],
    [-0.010550773, significant(4), "-0.01055"],
    [123456, significant(4), "123500"],
    [0, significant(4), "0"],
    [1.2345e-9, significant(3), "1.23e-9"],
    [0.7010551, decimals(4), "0.7011"],
    [1e21, decimals(0), "1000000000000000000000"],
  ];
  for (const [value, rounding, text] of cases) {
    test(`${value} with ${JSON.stringify(rounding)} prints ${text}`, () => {
      expect(displayNumber(value, rounding)).toBe(text);
    });
  }
});

describe("cut, towards zero", () => {
  test("0.7010551 cut to 4 decimals prints 0.7010", () => {
    expect(displayNumber(0.7010551, decimals(4), "cut")).toBe("0.7010");
  });
  test("-0.0106 cut to 3 decimals prints -0.010", () => {
    expect(displayNumber(-0.0106, decimals(3), "cut")).toBe("-0.010");
  });
  test("-0.0009 cut to 3 decimals prints 0.000: no minus before a zero", () => {
    expect(displayNumber(-0.0009, decimals(3), "cut")).toBe("0.000");
  });
});

test("what is printed is never further than half a unit from the number", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.integer({ min: 0, max: 8 }),
      (value, count) => {
        const rounded = roundNumber(value, decimals(count));
        return Math.abs(rounded - value) <= 0.5 * 10 ** -count * (1 + 1e-6) + 1e-13 * Math.abs(value);
      },
    ),
  );
});

test("rounding twice is rounding once", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -100, max: 100, noNaN: true }),
      fc.integer({ min: 1, max: 6 }),
      (value, count) => {
        const once = displayNumber(value, significant(count));
        return displayNumber(Number(once), significant(count)) === once;
      },
    ),
  );
});

/** As the standard's own formatter rounds the fourteen digits of a number that are trusted. */
function formatted(value: number, rounding: Exclude<Rounding, "exact">, mode: "round" | "cut"): string {
  const digits =
    "decimals" in rounding
      ? { minimumFractionDigits: rounding.decimals, maximumFractionDigits: rounding.decimals }
      : { minimumSignificantDigits: rounding.significant, maximumSignificantDigits: rounding.significant };
  const options = { useGrouping: false, signDisplay: "negative", ...digits } as const;
  const roundingMode = mode === "cut" ? "trunc" : "halfExpand";
  const format = new Intl.NumberFormat("en", { ...options, roundingMode } as Intl.NumberFormatOptions);
  return format.format(value.toExponential(13) as unknown as number);
}

test("a number of any size prints as the standard's formatter writes it, ties and their neighbours too", () => {
  const size = fc.double({ min: 1e-6, max: 1e6, noNaN: true, noDefaultInfinity: true });
  const tie = fc
    .tuple(
      fc.integer({ min: -99_999, max: 99_999 }),
      fc.constantFrom(10, 100, 1e3, 1e4, 1e5),
      fc.integer({ min: -2, max: 2 }),
    )
    .map(([units, scale, ulps]) => (units / scale) * (1 + ulps * Number.EPSILON));
  const rounding = fc.oneof(
    fc.integer({ min: 0, max: 8 }).map(decimals),
    fc.integer({ min: 1, max: 8 }).map(significant),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        size,
        size.map((one) => -one),
        tie,
      ),
      rounding,
      fc.constantFrom("round", "cut"),
      (value, how, mode) => {
        if (how === "exact" || (value === 0 && "significant" in how)) return;
        expect(displayNumber(value, how, mode)).toBe(formatted(value, how, mode));
      },
    ),
    { numRuns: 4000 },
  );
});

test("NaN and infinities cannot be printed", () => {
  expect(() => displayNumber(Number.NaN, decimals(4))).toThrow("NaN cannot be printed");
  expect(() => displayNumber(Number.POSITIVE_INFINITY, decimals(4))).toThrow("Infinity cannot be printed");
});
