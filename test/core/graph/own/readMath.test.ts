import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { numbers } from "../../../../src/core/graph/algebra.js";
import { evaluateExpression } from "../../../../src/core/graph/evaluate.js";
import type { Expression } from "../../../../src/core/graph/expressionTree.js";
import { readOwnExpression } from "../../../../src/core/graph/own/ownExpression.js";
import type { ExpressionFault } from "../../../../src/core/graph/own/readMath.js";
import { parseMath } from "../../../../src/core/mathjs.js";

const KNOWN = ["w", "x", "z", "a1"];

function read(text: string): Expression {
  const { read: found, fault } = readOwnExpression(text, KNOWN, parseMath);
  if (fault !== undefined) throw new Error(`${fault.message} at ${fault.at}`);
  return found;
}

const faultOf = (text: string): ExpressionFault | undefined =>
  readOwnExpression(text, KNOWN, parseMath).fault;

const AT = new Map([
  ["w", 0.5],
  ["x", 3],
  ["z", -2],
  ["a1", 0.25],
]);

describe("what people write is read, as mathjs reads it", () => {
  test.each<[string, number]>([
    ["2 x", 6],
    ["2x", 6],
    ["2w x", 3],
    ["w**2", 0.25],
    ["2**3**2", 512],
    ["-x^2", -9],
    ["2^-1", 0.5],
    ["pi*x", 3 * Math.PI],
    ["e^x", Math.exp(3)],
    ["2*e", 2 * Math.E],
    ["cos(x)", Math.cos(3)],
    ["sin(x) + tan(x) + atan(x)", Math.sin(3) + Math.tan(3) + Math.atan(3)],
    ["min(w,x)", 0.5],
    ["min(w, x, z)", -2],
    ["max([w, x, z])", 3],
    ["pow(w,2)", 0.25],
    ["square(x)", 9],
    ["sign(z)", -1],
    ["floor(w)", 0],
    ["x > 0 ? x : 0", 3],
    ["z > 0 ? z : exp(z) - 1", Math.exp(-2) - 1],
    ["z < -1 ? -1 : z > 1 ? 1 : z", -1],
    ["1 + (x >= 3 ? 1 : 0) + (x <= 3 ? 1 : 0)", 3],
    ["sum([w,x])", 3.5],
    ["sum(w, x, z)", 1.5],
    ["mean([w, x])", 1.75],
    ["log(x) + log(x, 3)", Math.log(3) + 1],
    ["log10(x)", Math.log10(3)],
    ["x − 1 × 2 ÷ 4", 2.5],
    ["+x", 3],
    ["(w)(x)", 1.5],
    ["1e-3x", 0.003],
  ])("%s = %d", (text, value) => {
    expect(evaluateExpression(read(text), AT, numbers)).toBeCloseTo(value, 14);
  });

  test.each<[string, Expression]>([
    ["w*x + a1", ["+", [["*", ["w", "x"]], "a1"]]],
    ["e^(2x)", ["exp", [["*", [2, "x"]]]]],
    ["pi", ["pi", []]],
    ["x >= 0 ? 1 : w", ["whenAtLeast", ["x", 0, 1, "w"]]],
    ["arctan(x)", ["atan", ["x"]]],
  ])("%s as a tree", (text, tree) => {
    expect(read(text)).toEqual(tree);
  });
});

test("what the document says can be written is read", () => {
  const table = readFileSync("docs/own-questions.md", "utf8")
    .split("### What a line may say")[1]
    ?.split("###")[0];
  const rows = (table ?? "").split("\n").filter((row) => row.startsWith("| `"));
  const texts = rows.flatMap((row) => [...row.matchAll(/`([^`]+)`/g)].map(([, text = ""]) => text));
  const formulas = texts.filter((text) => !/^[<>]=?$/.test(text));
  expect(formulas.length).toBeGreaterThan(10);
  for (const text of formulas)
    expect([text, readOwnExpression(text, [...KNOWN, "b"], parseMath).fault]).toEqual([text, undefined]);
});

describe("all else is refused, with its place and what would be right", () => {
  test.each<[string, string, string]>([
    ["wx + 1", "wx", "wx is no given and no line above; w*x is a product"],
    ["1/2 x", "/2", "1/(2*x) or (1/2)*x would be right"],
    ["w / 2 x", "/ 2", "1/(2*x) or (1/2)*x would be right"],
    ["x(1 - x)", "x(", "x*(…) multiplies by it"],
    ["exp x", "exp", "exp is called with its number in brackets, as exp(x)"],
    ["norm(x)", "norm", 'no operation is called "norm"'],
    ["sin(x, w)", "sin", "sin takes one number, not 2"],
    ["min(x)", "min", "min takes two numbers or more, not 1"],
    ["x > 0", "> 0", "x > 0 ? 1 : 0 would be right".replace("x", "z")],
    ["(x > 0) * w", "> 0", "a comparison is no number"],
    ["x > 0 and w > 0 ? 1 : 0", "? 1", "one branch in another"],
    ["-1 < x < 1 ? x : 0", "? x", "one branch in another"],
    ["x ? 1 : 0", "? 1", "z > 0 ? z : 0 would be right"],
    ["x == 3 ? 1 : 0", "== 3", "a line has its name before the colon"],
    ["w = 3", "= 3", "a line has its name before the colon"],
    ["x'", "'", "sigmoidSlope(a)"],
    ["x!", "!", "there is no factorial"],
    ["x % 2", "% 2", "there is no remainder"],
    ["x mod 2", "mod", "there is no remainder"],
    ["x to w", "to w", '"to" has no place in a line'],
    ["\\sigma(x)", "\\s", "TeX is for texts"],
    ['"w"', '"', "make a line"],
    ["a1; w", "; w", "make a line"],
    ["w.constructor", ".con", "make a line"],
    ["w['constructor']", "'c", "a slope has a name"],
    ["[w, x]", "", "a list has no place in a line"],
    ["w[1]", "", "a part of a list has no place in a line"],
    ["1:3", "", "a range has no place in a line"],
    ["true", "", "true is no number"],
    ["0x1F", "0x1F", "make a line"],
    ["1e999", "", "too large"],
    ["constructor(x)", "constructor", 'no operation is called "constructor"'],
    ["", "", "something is missing at its end"],
    ["w +", "", "something is missing at its end"],
    ["x + σ", "σ", "make a line"],
    ["(".repeat(150), "", "something is missing at its end"],
  ])("%s", (text, from, says) => {
    const fault = faultOf(text);
    expect(fault?.message).toContain(says);
    if (from !== "")
      expect(text.slice(fault?.at)).toMatch(new RegExp(`^${from.replace(/[\\.?'()[\]*+!^$]/g, "\\$&")}`));
  });

  test("what is longer than a line, and what lies deeper in brackets", () => {
    expect(faultOf("x + ".repeat(60))?.message).toBe("240 characters; at most 200, so take it in two lines");
    expect(faultOf(`${"(1+".repeat(40)}x${")".repeat(40)}`)?.message).toBe(
      "nested more than 30 deep; take it in two lines",
    );
  });
});
