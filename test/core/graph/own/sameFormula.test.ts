import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import * as z from "zod";
import type { Expression } from "../../../../src/core/graph/expressionTree.js";
import { readOwnExpression } from "../../../../src/core/graph/own/ownExpression.js";
import { isSameFormula } from "../../../../src/core/graph/own/sameFormula.js";
import { parseMath } from "../../../../src/core/mathjs.js";
import { judgedBy, PYTHON } from "../../../support/judge.js";

const NAMES = ["w", "x", "b", "y", "z", "a", "v"];

function read(text: string): Expression {
  const { read: found, fault } = readOwnExpression(text, NAMES, parseMath);
  if (found === undefined) throw new Error(`${text}: ${fault?.message ?? ""}`);
  return found;
}

judgedBy("python3-sympy")(
  "500 pairs that SymPy has written in other forms are the same, 500 that it has changed are not, in less than 5 ms each",
  () => {
    const { stdout, stderr } = spawnSync(PYTHON, ["-B", join(import.meta.dirname, "equivalents.py")], {
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    const pairs = z.array(z.tuple([z.string(), z.string(), z.boolean()])).parse(JSON.parse(stdout));
    expect(pairs.filter(([, , same]) => same).length).toBe(500);
    expect(pairs.filter(([, , same]) => !same).length).toBe(500);
    const range = (): [number, number] => [0.2, 2];
    const started = process.cpuUsage();
    const wrong = pairs.filter(([one, other, same]) => isSameFormula(read(one), read(other), range) !== same);
    const { user } = process.cpuUsage(started);
    expect(wrong).toEqual([]);
    expect(user / 1000 / pairs.length).toBeLessThan(5);
  },
);

describe("formulas are told apart, or not, in the ranges that their quantities have", () => {
  test.each<[string, string, [number, number], boolean | null]>([
    ["(x - y)^2", "x^2 - 2 x y + y^2", [-2, 2], true],
    ["z > 0 ? z : 0", "max(0, z)", [-2, 2], true],
    ["z > 0 ? z : 0", "z", [0.5, 2], true],
    ["z > 0 ? z : 0", "z", [-2, 2], false],
    ["abs(x)", "sqrt(x^2)", [-2, 2], true],
    ["ln(x^2)", "2*ln(x)", [0.5, 2], true],
    ["ln(x^2)", "2*ln(x)", [-2, -1], false],
    ["sqrt(x)", "sqrt(x) + 0*y", [-2, 2], true],
    ["x^2/x", "x", [-2, 2], true],
    ["1/(x - x)", "1/(y - y)", [-2, 2], null],
    ["sigmoid(z)*(1 - sigmoid(z))", "exp(-z)/(1 + exp(-z))^2", [-4, 4], true],
    ["tanh(z)", "2*sigmoid(2z) - 1", [-4, 4], true],
    ["2*x", "2.000001*x", [0.2, 2], false],
    ["x + 1e-7", "x", [0.2, 2], false],
  ])("%s and %s in %j: %s", (one, other, range, same) => {
    expect(isSameFormula(read(one), read(other), () => range)).toBe(same);
  });

  test("by lines above: s(1 − s) is the slope where s is σ(z)", () => {
    const lines = [{ id: "a", expression: read("sigmoid(z)") }];
    const slope = read("sigmoid(z)*sigmoid(-z)");
    expect(isSameFormula(read("a*(1 - a)"), slope, () => [-2, 2], lines)).toBe(true);
    expect(isSameFormula(read("a*(1 + a)"), slope, () => [-2, 2], lines)).toBe(false);
  });
});
