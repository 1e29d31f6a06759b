import { describe, expect, test } from "@jest/globals";
import { erf as mathjsErf } from "mathjs";
import { numbers } from "../../../src/core/graph/algebra.js";
import { evaluateExpression } from "../../../src/core/graph/evaluate.js";
import { parseExpression, symbolsOf } from "../../../src/core/graph/expression.js";
import { type Activation, canDie, isOfLayer } from "../../../src/core/network/activations/activation.js";
import { erf } from "../../../src/core/network/activations/errorFunction.js";
import { ACTIVATIONS, type ActivationName } from "../../../src/core/network/activations/index.js";
import { softmax } from "../../../src/core/network/activations/softmax.js";

/** f(z) and f′(z) worked out from their definitions with 60 decimal digits (Python's decimal, series of e^x and erf). */
const KNOWN: readonly (readonly [ActivationName, z: number, value: number, slope: number])[] = [
  ["sigmoid", 0, 0.5, 0.25],
  ["sigmoid", 1, 0.7310585786300049, 0.19661193324148185],
  ["sigmoid", -1, 0.2689414213699951, 0.19661193324148185],
  ["sigmoid", -40, 4.248354255291589e-18, 4.248354255291589e-18],
  ["sigmoid", 40, 1, 4.248354255291589e-18],
  ["tanh", 0, 0, 1],
  ["tanh", 1, 0.7615941559557649, 0.4199743416140261],
  ["tanh", 20, 1, 1.6993417021166355e-17],
  ["relu", 3, 3, 1],
  ["relu", -3, 0, 0],
  ["relu", 0, 0, 0],
  ["leaky-relu", 3, 3, 1],
  ["leaky-relu", -3, -0.03, 0.01],
  ["identity", -1.25, -1.25, 1],
  ["softplus", 0, Math.LN2, 0.5],
  ["softplus", 1, 1.3132616875182228, 0.7310585786300049],
  ["softplus", 800, 800, 1],
  ["softplus", -40, 4.248354255291589e-18, 4.248354255291589e-18],
  ["gelu", 0, 0, 0.5],
  ["gelu", 1, 0.8413447460685429, 1.0833154705876864],
  ["gelu", -1, -0.15865525393145705, -0.0833154705876863],
  ["gelu", 2, 1.9544997361036416, 1.085231801078197],
];

describe("values and slopes at known points", () => {
  for (const [name, z, value, slope] of KNOWN) {
    test(`${name}(${z}) = ${value}, ${name}'(${z}) = ${slope}`, () => {
      const activation = ACTIVATIONS[name] as {
        value?: (z: number) => number;
        slope?: (z: number) => number;
      };
      expect(nearly(activation.value?.(z), value)).toBe(true);
      expect(nearly(activation.slope?.(z), slope)).toBe(true);
    });
  }
});

test("softmax(1, 2, 3) = 0.0900, 0.2447, 0.6652", () => {
  const known = [0.09003057317038046, 0.24472847105479764, 0.6652409557748219];
  expect(softmax([1, 2, 3]).every((share, j) => nearly(share, known[j] ?? 0))).toBe(true);
});

test("softmax(1001, 1002, 1003) = softmax(1, 2, 3): no overflow", () => {
  expect(softmax([1001, 1002, 1003]).map((a) => a.toFixed(12))).toEqual(
    softmax([1, 2, 3]).map((a) => a.toFixed(12)),
  );
});

test("the shares of softmax sum to 1, and each slope is what moving z says", () => {
  const z = [0.3, -1.2, 0.9];
  expect(softmax(z).reduce((sum, a) => sum + a, 0)).toBeCloseTo(1, 15);
  const h = 1e-6;
  const a = softmax(z);
  const up = softmax([0.3 + h, -1.2, 0.9]);
  const down = softmax([0.3 - h, -1.2, 0.9]);
  const slope = (k: number) => ((up[k] ?? 0) - (down[k] ?? 0)) / (2 * h);
  expect(slope(0)).toBeCloseTo((a[0] ?? 0) * (1 - (a[0] ?? 0)), 9);
  expect(slope(1)).toBeCloseTo(-(a[1] ?? 0) * (a[0] ?? 0), 9);
});

test("erf is mathjs's erf to 1e-14 from -6 to 6", () => {
  for (let x = -6; x <= 6; x += 0.05) expect(Math.abs(erf(x) - mathjsErf(x))).toBeLessThan(1e-14);
});

for (const [name, activation] of Object.entries(ACTIVATIONS)) {
  const { value, slope } = activation as { value?: (z: number) => number; slope?: (z: number) => number };
  if (value === undefined || slope === undefined) continue;
  test(`the slope of ${name} is the limit of (f(z + h) - f(z - h)) / 2h`, () => {
    for (const z of [-3.1, -1.7, -0.4, 0.2, 0.9, 2.3]) {
      const h = 1e-5;
      expect(slope(z)).toBeCloseTo((value(z + h) - value(z - h)) / (2 * h), 8);
    }
  });
}

/** To 2e-15 of the value: a few units in the last place. */
function nearly(actual: number | undefined, expected: number): boolean {
  return actual !== undefined && Math.abs(actual - expected) <= 2e-15 * Math.max(Math.abs(expected), 1e-300);
}

describe("what an activation says of itself holds for its numbers", () => {
  const names = { sums: ["z", "z_other"], activations: ["a", "a_other"] };
  const alone = Object.values<Activation>(ACTIVATIONS).filter((one) => !isOfLayer(one));
  const sums = Array.from({ length: 161 }, (_none, k) => (k - 80) / 10 + 0.013);

  test.each(alone)("$name: straight lines, the steepest slope, and where a unit is dead", (one) => {
    const { slope = () => Number.NaN, kinks = [], steepest } = one;
    const slopes = sums.map(slope);
    // Straight: as many slopes as pieces between the kinks.
    expect(new Set(slopes).size === kinks.length + 1).toBe(one.straight === true);
    expect(canDie(one)).toBe(slopes.includes(0));
    if (steepest === undefined) return;
    const bound = evaluateExpression(parseExpression(steepest.slope), new Map<string, number>(), numbers);
    expect(Math.max(...slopes)).toBeLessThanOrEqual(bound);
    expect(slope(steepest.at ?? 40)).toBeCloseTo(bound, 12);
  });

  test.each(Object.values<Activation>(ACTIVATIONS))(
    "$name: its taught slope is written in its $slopeOf",
    (one) => {
      const text = one.slopeExpression(names, 0, 0) ?? "";
      const used = symbolsOf(parseExpression(text));
      expect(used).toEqual({ sum: ["z"], activation: ["a"], number: [] }[one.slopeOf]);
    },
  );
});
