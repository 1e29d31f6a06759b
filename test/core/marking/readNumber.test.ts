import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { readNumber } from "../../../src/core/marking/readNumber.js";

const read = (text: string): number | string => {
  const written = readNumber(text);
  switch (written.kind) {
    case "number":
      return written.value;
    case "blank":
      return "blank";
    case "unreadable":
      return written.reason;
  }
};

describe("what people write", () => {
  test.each<[string, number]>([
    ["0.47", 0.47],
    [".47", 0.47],
    ["47.", 47],
    ["+0.47", 0.47],
    ["-0,47", -0.47],
    ["−0.47", -0.47],
    ["– 0.47", -0.47],
    ["ㅡ0.47", -0.47],
    ["０．４７", 0.47],
    ["－０，４７", -0.47],
    ["4.7e-1", 0.47],
    ["4.7E−1", 0.47],
    ["4.7×10^-1", 0.47],
    ["4,7 · 10^(−1)", 0.47],
    ["4.7x10^{-1}", 0.47],
    ["4.7 * 10**-1", 0.47],
    ["4.7×10⁻¹", 0.47],
    ["-1.055 × 10⁻²", -0.01055],
    ["10^-3", 0.001],
    ["47/100", 0.47],
    ["-1/3", -1 / 3],
    ["1 ÷ 3", 1 / 3],
    ["½", 0.5],
    ["= 0.47", 0.47],
    ["0.47 =", 0.47],
    ["≈0.47", 0.47],
    ["\u00a00.47\u3000", 0.47],
    ["0\u200b.47", 0.47],
    ["1,234.5", 1234.5],
    ["1.234,5", 1234.5],
    ["12,345,678", 12345678],
    ["12 345 678", 12345678],
    ["−12\u2009345\u202f678,5", -12345678.5],
    ["0,470", 0.47],
    ["-0", 0],
    ["~0.4256", 0.4256],
    ["~ 0.4256", 0.4256],
    ["≃ 0.4256", 0.4256],
    ["약 0.4256", 0.4256],
    ["(0.4256)", 0.4256],
    ["(-0.4256)", -0.4256],
    ["≈ (0.4256).", 0.4256],
    ["(≈ 0.4256)", 0.4256],
    ["0.4256.", 0.4256],
    ["-.4256.", -0.4256],
    ["（0.4256）", 0.4256],
  ])("%s = %d", (text, value) => {
    expect(read(text)).toBe(value);
  });
});

describe("a comma before three digits", () => {
  test.each<[string, number]>([
    ["79,400", 79400],
    ["-34,240", -34240],
    ["≈ 79,400", 79400],
    ["3,164,160,000", 3164160000],
    ["0,470", 0.47],
    ["0,47", 0.47],
    ["79.400", 79.4],
  ])("%s = %d where commas are of thousands", (text, value) => {
    expect(readNumber(text, true)).toMatchObject({ kind: "number", value });
  });
});

test.each<[string, number | null]>([
  ["0.47", 2],
  ["0,4700", 4],
  ["12", 0],
  ["3e3", -3],
  ["4.70e-1", 3],
  ["-1.055 × 10⁻²", 5],
  ["10^-3", 3],
  ["−10^(2)", -2],
  ["1,234.50", 2],
  ["47/100", null],
])("%s has %d digits behind the point", (text, decimals) => {
  expect(readNumber(text)).toMatchObject({ kind: "number", decimals });
});

describe("what is no number says why", () => {
  test.each([
    ["", "blank"],
    [" \t", "blank"],
    ["=", "blank"],
    ["1,234", "ambiguous-comma"],
    ["0.47 0.33", "several-numbers"],
    ["0.47, 0.33", "several-numbers"],
    ["12 34", "several-numbers"],
    ["0 345", "several-numbers"],
    ["12 345 0.5", "several-numbers"],
    ["0.47;0.33", "several-numbers"],
    ["1/0", "divided-by-zero"],
    ["z = 0.47", "letters"],
    ["모름", "letters"],
    ["NaN", "letters"],
    ["Infinity", "letters"],
    ["47%", "percent"],
    ["0.35+0.12", "sum-or-product"],
    ["1/2/3", "sum-or-product"],
    ["0.5*0.7", "sum-or-product"],
    ["1e400", "too-large"],
    ["?", "no-number"],
    ["-", "no-number"],
    ["--0.47", "no-number"],
    ["0.4.7", "several-points"],
    ["0".repeat(65), "too-long"],
    ["process.exit()", "letters"],
  ])("%s: %s", (text, reason) => {
    expect(read(text)).toBe(reason);
  });
});

describe("fuzzed", () => {
  const decimals = fc
    .tuple(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: 0, max: 6 }))
    .map(([digits, places]) => digits / 10 ** places);
  const dressings: readonly ((text: string) => string)[] = [
    (text) => text.replace(".", ","),
    (text) => text.replace("-", "−"),
    (text) => text.replace(/[-!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)),
    (text) => `  ${text} `,
    (text) => `=${text}`,
    (text) => `${text} =`,
    (text) => `${text}e0`,
    (text) => `${text}×10^0`,
    (text) => `${text}/1`,
  ];

  test("each writing of a number is that number", () => {
    fc.assert(
      fc.property(decimals, fc.constantFrom(...dressings), (value, dress) => {
        const text = dress(String(value));
        const thousands = /^\D*[1-9]\d{0,2},\d{3}\D*$/.test(text.normalize("NFKC"));
        fc.pre(!/\de-\d+[e×]/.test(text));
        expect(read(text)).toBe(thousands ? "ambiguous-comma" : value);
      }),
      { numRuns: 3000 },
    );
  });

  test("no text throws, and a number is finite", () => {
    const keys = [..."0123456789.,-−+eE×*^/= ()１．,%ab가"];
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: fc.constantFrom(...keys) }),
    );
    fc.assert(
      fc.property(text, (written) => {
        const value = read(written);
        expect(typeof value === "string" || Number.isFinite(value)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });
});
