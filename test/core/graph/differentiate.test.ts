import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { derivative } from "mathjs";
import { numbers } from "../../../src/core/graph/algebra.js";
import { differentiate } from "../../../src/core/graph/differentiate.js";
import { evaluateExpression } from "../../../src/core/graph/evaluate.js";
import { type Expression, isTooLarge } from "../../../src/core/graph/expressionTree.js";
import { readOwnExpression } from "../../../src/core/graph/own/ownExpression.js";
import { ownFunction, wrongSlope } from "../../../src/core/graph/own/ownFunction.js";
import { parseMath } from "../../../src/core/mathjs.js";

function read(text: string): Expression {
  const { read: found, fault } = readOwnExpression(text, ["z", "w"], parseMath);
  if (found === undefined) throw new Error(fault?.message);
  return found;
}

/** Texts that mathjs differentiates by its own rules. */
const { text } = fc.letrec<{ text: string }>((tie) => ({
  text: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom("z", "w", "2", "0.5", "(z + 1)"),
    fc
      .tuple(tie("text"), fc.constantFrom(" + ", " - ", " * ", " / "), tie("text"))
      .map(([a, sign, b]) => `(${a}${sign}${b})`),
    fc.tuple(tie("text"), fc.constantFrom("2", "3", "-1")).map(([a, n]) => `(${a})^(${n})`),
    fc
      .tuple(fc.constantFrom("exp", "sin", "cos", "tan", "atan", "tanh", "log", "sqrt"), tie("text"))
      .map(([f, a]) => `${f}(${a})`),
  ),
}));

test("a derivative is mathjs's", () => {
  let judged = 0;
  fc.assert(
    fc.property(text, (one) => {
      fc.pre(one.length <= 200);
      const slope = differentiate(read(one), "z");
      const at = { z: 0.7, w: 1.3 };
      const wanted: unknown = derivative(one, "z", { simplify: false }).evaluate(at);
      if (typeof wanted !== "number" || !Number.isFinite(wanted) || Math.abs(wanted) > 1e9) return;
      const value = slope === null ? null : evaluateExpression(slope, new Map(Object.entries(at)), numbers);
      if (value !== null && Number.isNaN(value)) return;
      judged++;
      expect(value).toBeCloseTo(wanted, 6 - Math.ceil(Math.log10(Math.abs(wanted) + 1)));
    }),
    { numRuns: 500, seed: 2026 },
  );
  expect(judged).toBeGreaterThan(200);
});

describe("an activation is one expression, and its slope follows", () => {
  test.each([
    ["z > 0 ? z : exp(z) - 1", "z > 0 ? 1 : exp(z)"],
    ["max(0, z)", "z > 0 ? 1 : 0"],
    ["z < -1 ? -1 : z > 1 ? 1 : z", "z < -1 ? 0 : z > 1 ? 0 : 1"],
    ["z*sigmoid(z)", "sigmoid(z) + z*sigmoid(z)*(1 - sigmoid(z))"],
    ["z*tanh(log(1 + e^z))", null],
    ["min(max(0, z), 6)/6", null],
    ["abs(z) <= 1 ? z^2/2 : abs(z) - 0.5", "abs(z) <= 1 ? z : sign(z)"],
  ])("%s", (value, taught) => {
    const own = ownFunction(read(value), ["z"]);
    expect(own.slope).not.toBeNull();
    expect(wrongSlope(own)).toBeNull();
    if (taught !== null) expect(wrongSlope(ownFunction(read(value), ["z"], read(taught)))).toBeNull();
  });

  test("a taught slope that is none is found, with both numbers", () => {
    expect(
      wrongSlope(ownFunction(read("z > 0 ? z : exp(z) - 1"), ["z"], read("z > 0 ? 1 : exp(z) - 1"))),
    ).toEqual({
      at: { z: -2.71 },
      says: expect.closeTo(Math.exp(-2.71) - 1, 12),
      is: expect.closeTo(Math.exp(-2.71), 6),
    });
  });

  test("GELU's slope has none that is known", () => {
    expect(ownFunction(read("geluSlope(z)"), ["z"]).slope).toBeNull();
  });
});

test("an expression that shares its parts a million times over is found too large at once", () => {
  let one: Expression = "z";
  for (let k = 0; k < 200; k++) one = ["*", [one, one]];
  expect(isTooLarge(one)).toBe(true);
});
