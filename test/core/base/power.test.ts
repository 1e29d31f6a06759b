import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { power, tenTo } from "../../../src/core/base/power.js";

/** What decides a number on a sheet. The tape is a judge, and stands for itself. */
const ROOMS = [
  "core/base",
  "core/network",
  "core/graph",
  "core/topics",
  "core/misconceptions",
  "core/digits",
  "core/sheet",
  "author/quiz",
  "author/generator",
  "core/marking",
];

describe("held: Node 24 gave other last digits than Node 20, and 10**-5 was not 0.00001", () => {
  test("a whole power is what multiplication makes, in any Node: 1.1² = 1.1·1.1, 0.9³ = 0.9·(0.9·0.9)", () => {
    for (const x of [1.1, 0.9, -0.37, 12.345, 1e-7]) {
      expect(power(x, 2)).toBe(x * x);
      expect(power(x, 3)).toBe(x * (x * x));
      expect(power(x, -2)).toBe(1 / (x * x));
      expect(power(x, 6)).toBe(x * x * (x * x * (x * x)));
      expect([power(x, 1), power(x, 0)]).toEqual([x, 1]);
    }
    expect([power(0, 0), power(0, 3), power(-2, 3), power(2, 10), power(2, -1)]).toEqual([
      1, 0, -8, 1024, 0.5,
    ]);
  });

  test("other powers are roots and exponentials, and none is made up", () => {
    expect([power(2, 0.5), power(9, 0.5)]).toEqual([Math.SQRT2, 3]);
    expect(power(8, 1 / 3)).toBeCloseTo(2, 14);
    expect([power(-8, 1 / 3), power(0, 0.3), power(0, -1)]).toEqual([
      Number.NaN,
      0,
      Number.POSITIVE_INFINITY,
    ]);
  });

  test("powers of ten are those that are printed: 10⁻⁵ = 0.00001", () => {
    expect([-5, -4, -1, 0, 3, 22].map(tenTo)).toEqual([0.00001, 0.0001, 0.1, 1, 1000, 1e22]);
  });

  test("no other power is taken where numbers of a sheet are made", () => {
    const found = ROOMS.flatMap((room) =>
      readdirSync(join("src", room), { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".ts") && ![join("judges", "tape.ts"), "power.ts"].includes(file))
        .filter((file) => /[\w)\]] \*\* |Math\.pow/.test(readFileSync(join("src", room, file), "utf8")))
        .map((file) => join(room, file)),
    );
    // The contrast of a colour with white is no number on a sheet.
    expect(found).toEqual([join("author/quiz", "look.ts")]);
  });
});
