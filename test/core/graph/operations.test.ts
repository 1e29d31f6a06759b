import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { intervals, numbers } from "../../../src/core/graph/algebra.js";
import { evaluateExpression } from "../../../src/core/graph/evaluate.js";
import { parseExpression } from "../../../src/core/graph/expression.js";
import { OPERATIONS } from "../../../src/core/graph/operations.js";
import type { Interval } from "../../../src/core/network/interval.js";

/** How many operands each is tried with. */
const countOf = ({ own, branches }: { own?: number | "several"; branches?: number }): number =>
  branches === undefined ? (own === "several" ? 3 : (own ?? 2)) : 4;
const ids = (count: number): string[] => Array.from({ length: count }, (_none, k) => `p${k + 1}`);

describe("the slopes of an operation are those of its differences", () => {
  const sloped = Object.entries(OPERATIONS).filter(([, { slopes }]) => slopes !== undefined);
  test.each(sloped)("%s", (name, operation) => {
    const all = ids(countOf(operation));
    const { slopes = [] } = operation;
    const texts = typeof slopes === "function" ? slopes(...all) : slopes;
    expect(texts.length).toBe(all.length);
    for (const start of [
      [0.7, 0.3, -0.4, 1.9],
      [0.2, 1.6, 2.3, -0.6],
    ]) {
      const at = (k: number, moved: number) =>
        operation.value(...all.map((_id, n) => (start[n] ?? 0) + (n === k ? moved : 0)));
      texts.forEach((text, k) => {
        const values = new Map(all.map((id, n) => [id, start[n] ?? 0] as const));
        const slope = evaluateExpression(parseExpression(text), values, numbers);
        const h = 1e-5;
        expect([name, k, slope]).toEqual([name, k, expect.closeTo((at(k, h) - at(k, -h)) / (2 * h), 6)]);
      });
    }
  });
});

test("an interval holds what the numbers in it come to, also over a branch, a step, a pole or a wave", () => {
  const operand = fc.tuple(
    fc.double({ min: -8, max: 8, noNaN: true }),
    fc.double({ min: 0, max: 5, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  );
  const names = [...Object.keys(OPERATIONS).filter((name) => name !== "quotient" && name !== "softmax"), "^"];
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.tuple(operand, operand, operand, operand), (name, four) => {
      const operation = OPERATIONS[name];
      const count = operation === undefined ? 2 : countOf(operation);
      const taken = four.slice(0, count);
      const wide = taken.map(([from, width]): Interval => [from, from + width]);
      const inside = taken.map(([from, width, share]) => from + width * share);
      const value = numbers.apply(name, inside);
      const [low, high] = intervals.apply(name, wide);
      if (!Number.isFinite(value)) return;
      const noise = 1e-12 * Math.max(1, Math.abs(value));
      expect({
        name,
        wide,
        inside,
        value,
        holds: low - noise <= value && value <= high + noise,
      }).toMatchObject({
        holds: true,
      });
    }),
    { numRuns: 4000 },
  );
});

test.each<[string, Interval[], Interval]>([
  [
    "whenAbove",
    [
      [-0.1, 0.1],
      [0, 0],
      [5, 6],
      [-2, -1],
    ],
    [-2, 6],
  ],
  [
    "whenAbove",
    [
      [0.1, 0.2],
      [0, 0],
      [5, 6],
      [-2, -1],
    ],
    [5, 6],
  ],
  [
    "whenAtLeast",
    [
      [0, 0.2],
      [0, 0],
      [5, 6],
      [-2, -1],
    ],
    [5, 6],
  ],
  [
    "whenAbove",
    [
      [0, 0.2],
      [0, 0],
      [5, 6],
      [-2, -1],
    ],
    [-2, 6],
  ],
  [
    "whenBelow",
    [
      [-0.2, -0.1],
      [0, 0],
      [5, 6],
      [-2, -1],
    ],
    [5, 6],
  ],
  [
    "whenAtMost",
    [
      [-0.2, 0],
      [0, 0],
      [5, 6],
      [-2, -1],
    ],
    [5, 6],
  ],
  ["floor", [[0.9, 1.1]], [0, 1]],
  ["sign", [[-0.1, 0.1]], [-1, 1]],
  ["tan", [[1.5, 1.6]], [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]],
  ["cos", [[-0.5, 0.5]], [Math.cos(0.5), 1]],
  [
    "^",
    [
      [-1, 2],
      [-1, -1],
    ],
    [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  ],
  [
    "^",
    [
      [1, 2],
      [2, 3],
    ],
    [1, 8],
  ],
])("%s of %j is %j", (name, operands, whole) => {
  expect(intervals.apply(name, operands)).toEqual(whole);
});
