import { describe, expect, test } from "@jest/globals";
import { randomOf, stream } from "../../../../src/core/base/random.js";
import { numbers } from "../../../../src/core/graph/algebra.js";
import { evaluateExpression } from "../../../../src/core/graph/evaluate.js";
import type { Expression } from "../../../../src/core/graph/expressionTree.js";
import { readOwnExpression } from "../../../../src/core/graph/own/ownExpression.js";
import { readFormula } from "../../../../src/core/marking/formula/readFormula.js";
import { typedNames } from "../../../../src/core/marking/formula/typedNames.js";
import { parseMath } from "../../../../src/core/mathjs.js";
import { notationOf } from "../../../../src/core/notation/notation.js";

const IDS = ["x1", "x2", "w1_1_1", "w1_1_2", "a1_1", "z1_1", "w2_1_1", "a2_1", "y1", "eta", "dC_da2_1"];
const VALUES = new Map(IDS.map((id, k) => [id, 0.3 + 0.17 * k] as const));
const indexed = typedNames(IDS, notationOf("indexed", [2, 1, 1]));
const flat = typedNames(IDS, notationOf("flat", [2, 1, 1]));

const read = (text: string, names = indexed): Expression => {
  const typed = readFormula(text, names);
  if (typed.kind !== "formula") throw new Error(`${text}: ${JSON.stringify(typed)}`);
  return typed.expression;
};
const at = (id: string): number => VALUES.get(id) ?? Number.NaN;
const worked = (text: string, names = indexed): number =>
  evaluateExpression(read(text, names), VALUES, numbers);

describe("names as they are printed, typed, and in TeX", () => {
  test.each<[string, string]>([
    ["a2_1", "a2_1"],
    ["a21", "a2_1"],
    ["a_1^{(2)}", "a2_1"],
    ["a^{(2)}_1", "a2_1"],
    ["a_1^(2)", "a2_1"],
    ["a1(2)", "a2_1"],
    ["a₁⁽²⁾", "a2_1"],
    ["a⁽²⁾₁", "a2_1"],
    ["w_{12}^{(1)}", "w1_1_2"],
    ["w_{1,2}^{(1)}", "w1_1_2"],
    ["w₁₂⁽¹⁾", "w1_1_2"],
    ["w112", "w1_1_2"],
    ["x₁", "x1"],
    ["x_1", "x1"],
    ["x_{1}", "x1"],
    ["ㅌ1", "x1"],
    ["ㅛ1", "y1"],
    ["ㅈ112", "w1_1_2"],
    ["\\eta", "eta"],
    ["η", "eta"],
    ["∂C/∂a_1^{(2)}", "dC_da2_1"],
    ["∂C/∂a₁⁽²⁾", "dC_da2_1"],
    ["dC/da21", "dC_da2_1"],
    ["dC_da2_1", "dC_da2_1"],
    ["\\frac{\\partial C}{\\partial a^{(2)}_1}", "dC_da2_1"],
  ])("indexed: %s is %s", (text, id) => {
    expect(read(text)).toBe(id);
  });

  test.each<[string, string]>([
    ["w1", "w1_1_1"],
    ["w2", "w1_1_2"],
    ["w₃", "w2_1_1"],
    ["w_3", "w2_1_1"],
    ["h1", "a1_1"],
    ["o₁", "a2_1"],
    ["∂C/∂o1", "dC_da2_1"],
    ["a2_1", "a2_1"],
  ])("flat: %s is %s", (text, id) => {
    expect(read(text, flat)).toBe(id);
  });
});

describe("what is written is what is worked out", () => {
  const [x, w, a, y, o] = [at("x1"), at("w1_1_1"), at("a1_1"), at("y1"), at("a2_1")];
  test.each<[string, number]>([
    ["2*(a21 - y1)*a21*(1 - a21)*a11", 2 * (o - y) * o * (1 - o) * a],
    ["2(a21 − y1) a21(1 − a21) a11", 2 * (o - y) * o * (1 - o) * a],
    ["2 × (a₁⁽²⁾ − y₁) · a₁⁽²⁾ · (1 − a₁⁽²⁾)", 2 * (o - y) * o * (1 - o)],
    ["\\frac{1}{2}\\left(a_1^{(2)} - y_1\\right)^2", (o - y) ** 2 / 2],
    ["½ (a21 - y1)²", (o - y) ** 2 / 2],
    ["½(a₁⁽²⁾ − y₁)²", (o - y) ** 2 / 2],
    ["a_1^{(2)}^2", o ** 2],
    ["a₁⁽²⁾²", o ** 2],
    ["x₁²", x ** 2],
    ["x1^2", x ** 2],
    ["x_1^{2}", x ** 2],
    ["x1**2", x ** 2],
    ["x1⁻¹", 1 / x],
    ["-x1^2", -(x ** 2)],
    ["2^-1", 0.5],
    ["2^3^2", 512],
    ["(1 - a11)(1 + a11)", 1 - a * a],
    ["x1w111", x * w],
    ["x1 w111 a11", x * w * a],
    ["x1(w111 + 1)", x * (w + 1)],
    ["σ(x1)(1 − σ(x1))", Math.exp(-x) / (1 + Math.exp(-x)) ** 2],
    ["\\sigma\\left(x_1\\right)", 1 / (1 + Math.exp(-x))],
    ["e^{-x1}/(1+e^{-x1})^2", Math.exp(-x) / (1 + Math.exp(-x)) ** 2],
    ["1/(1 + exp(-x1))", 1 / (1 + Math.exp(-x))],
    ["tanh(x1)", Math.tanh(x)],
    ["Tanh(x1)", Math.tanh(x)],
    ["ln(x1)", Math.log(x)],
    ["max(0, x1)", x],
    ["ReLU(-x1)", 0],
    ["|y1 - 5|", 5 - y],
    ["π x1", Math.PI * x],
    ["∂C/∂w = 2 x1", 2 * x],
    ["2 x1 / 3", (2 * x) / 3],
    ["(a11)/(x1)", a / x],
    ["+x1", x],
    ["ㅁ11(1-ㅁ11)", a * (1 - a)],
    ["（x1＋1）＊2", (x + 1) * 2],
    ["x1 ÷ 2", x / 2],
    ["η ∂C/∂a21", at("eta") * at("dC_da2_1")],
  ])("%s", (text, value) => {
    expect(worked(text)).toBeCloseTo(value, 12);
  });
});

describe("what is none says why", () => {
  test.each<[string, string, string]>([
    ["q1", "letter", "q1"],
    ["a15", "letter", "a15"],
    ["a_9^{(2)}", "letter", "a_9^{(2)}"],
    ["2 foo", "letter", "foo"],
    ["∂C/∂w9", "letter", "∂C/∂w9"],
    ["1/2 x1", "twofold", "x1"],
    ["x1/2(y1 + 1)", "twofold", "("],
    ["exp x1", "call", "exp"],
    ["max(x1)", "call", "max"],
    ["(x1 + 1", "open", ""],
    ["x1 +", "open", ""],
    ["\\frac{1}{2", "open", ""],
    ["x1 + + )", "sign", ")"],
    ["x1 $ 2", "sign", "$"],
    ["x1; y1", "sign", ";"],
    ["2 3", "sign", "3"],
    ["x1 == 2", "sign", "="],
    ["x1 = 2 = 3", "sign", "="],
    ["1e999", "sign", "1e999"],
    ["사과", "letter", "tkrhk"],
    [`${"(".repeat(40)}x1${")".repeat(40)}`, "long", "300"],
    ["x1+".repeat(200), "long", "300"],
  ])("%s: %s %s", (text, fault, piece) => {
    expect(readFormula(text, indexed)).toEqual({ kind: "fault", fault, piece });
  });

  test("nothing is blank", () => {
    expect(readFormula("  ", indexed)).toEqual({ kind: "blank" });
  });
});

test("10,000 texts that mathjs reads as a teacher's line are read here as mathjs reads them", () => {
  const random = randomOf(() => draw.uniform());
  const draw = stream("typed against mathjs");
  const known = ["x1", "y1", "eta"];
  const atom = (depth: number): string => {
    const kind = random.integer(0, depth > 2 ? 2 : 6);
    if (kind <= 1) return random.pick(known);
    if (kind === 2) return String(random.pick([1, 2, 3, 0.5, 1.5]));
    if (kind === 3) return `${random.pick(["exp", "tanh", "abs", "sigmoid"])}(${formula(depth + 1)})`;
    return `(${formula(depth + 1)})`;
  };
  const formula = (depth: number): string => {
    const length = random.integer(1, 4);
    let text = random.integer(0, 4) === 0 ? `-${atom(depth)}` : atom(depth);
    for (let k = 1; k < length; k++)
      text += `${random.pick([" + ", " - ", "*", "/", "^", " ", "", " -"])}${atom(depth)}`;
    return text;
  };
  const names = typedNames(known, notationOf("indexed", [1, 1]));
  let both = 0;
  const apart: string[] = [];
  for (let k = 0; k < 10_000; k++) {
    const text = formula(0);
    const typed = readFormula(text, names);
    const { read: line } = readOwnExpression(text, known, parseMath);
    if (typed.kind !== "formula" || line === undefined) continue;
    both++;
    const [own, theirs] = [typed.expression, line].map((one) => evaluateExpression(one, VALUES, numbers));
    if (!Object.is(own, theirs) && Math.abs((own ?? 0) - (theirs ?? 0)) > 1e-9 * Math.abs(theirs ?? 0))
      apart.push(`${text}: ${String(own)} and ${String(theirs)}`);
  }
  expect(apart).toEqual([]);
  expect(both).toBeGreaterThan(4000);
});
