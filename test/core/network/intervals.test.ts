import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { intervals, numbers } from "../../../src/core/graph/algebra.js";
import { OPERATIONS } from "../../../src/core/graph/operations.js";
import type { Interval } from "../../../src/core/network/interval.js";

/** An interval, and a number in it. */
const inside = (low: number, high: number) =>
  fc
    .tuple(
      fc.double({ min: low, max: high, noNaN: true }),
      fc.double({ min: low, max: high, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    )
    .map(([a, b, share]): { interval: Interval; number: number } => {
      const lower = Math.min(a, b);
      const upper = Math.max(a, b);
      return { interval: [lower, upper], number: Math.min(upper, lower + share * (upper - lower)) };
    });

/** How many operands an operator or operation takes, and where they may lie. */
const OPERANDS: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  "+": [
    [-9, 9],
    [-9, 9],
  ],
  "-": [
    [-9, 9],
    [-9, 9],
  ],
  "*": [
    [-9, 9],
    [-9, 9],
  ],
  "/": [
    [-9, 9],
    [0.1, 9],
  ],
  quotient: [
    [-9, 9],
    [0.1, 9],
  ],
  neg: [[-9, 9]],
  ln: [[0.01, 9]],
  log10: [[0.01, 9]],
  sqrt: [[0, 9]],
  sigmoidSlope: [[0, 1]],
  tanhSlope: [[-1, 1]],
  max: [
    [-9, 9],
    [-9, 9],
  ],
  min: [
    [-9, 9],
    [-9, 9],
  ],
  argmax: [
    [-9, 9],
    [-9, 9],
    [-9, 9],
  ],
  logSumExp: [
    [-9, 9],
    [-9, 9],
    [-9, 9],
  ],
};
const FOUR = Array.from({ length: 4 }, () => [-9, 9] as const);
const ANYWHERE = [[-9, 9]] as const;

describe("the interval of a result holds the result of every number in the operands' intervals", () => {
  const names = [...Object.keys(OPERANDS), ...Object.keys(OPERATIONS).filter((one) => one !== "softmax")];
  for (const name of new Set(names)) {
    test(name, () => {
      const operands = OPERANDS[name] ?? (OPERATIONS[name]?.branches === undefined ? ANYWHERE : FOUR);
      fc.assert(
        fc.property(fc.tuple(...operands.map(([low, high]) => inside(low, high))), (chosen) => {
          const value = numbers.apply(
            name,
            chosen.map(({ number }) => number),
          );
          const bounds = intervals.apply(
            name,
            chosen.map(({ interval }) => interval),
          );
          return holds(bounds, value);
        }),
      );
    });
  }

  test("softmax, whose own sum is one of its sums", () => {
    fc.assert(
      fc.property(fc.tuple(inside(-9, 9), inside(-9, 9), inside(-9, 9)), (z) => {
        const [own] = z;
        const value = numbers.apply(
          "softmax",
          [own, ...z].map(({ number }) => number),
        );
        return holds(
          intervals.apply(
            "softmax",
            [own, ...z].map(({ interval }) => interval),
          ),
          value,
        );
      }),
    );
  });

  test.each([2, 3])("to the power %d", (exponent) => {
    fc.assert(
      fc.property(inside(-9, 9), ({ interval, number }) =>
        holds(intervals.apply("^", [interval, [exponent, exponent]]), number ** exponent),
      ),
    );
  });
});

test("[1, 2] / [-1, 1] is the whole line", () => {
  expect(
    intervals.apply("/", [
      [1, 2],
      [-1, 1],
    ]),
  ).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
});

test("argmax counts from 0 and holds every place that could be largest", () => {
  expect(numbers.apply("argmax", [0.1, 0.7, 0.2])).toBe(1);
  expect(
    intervals.apply("argmax", [
      [0.1, 0.1],
      [0.4, 0.5],
      [0, 0.2],
      [0.45, 0.6],
    ]),
  ).toEqual([1, 3]);
});

test("the slope of the sigmoid over [0.4, 0.7] is [0.21, 0.25]: one variable, used once", () => {
  const [lower, upper] = intervals.apply("sigmoidSlope", [[0.4, 0.7]]);
  expect(lower).toBeCloseTo(0.21, 12);
  expect(upper).toBe(0.25);
});

/** Doubles round: a unit in the last place is let through. */
const holds = ([lower, upper]: Interval, value: number): boolean => {
  const slack = 1e-12 * Math.max(1, Math.abs(value));
  return lower - slack <= value && value <= upper + slack;
};
