import { expect, test } from "@jest/globals";
import { differentiate } from "../../../../src/core/graph/differentiate.js";
import { type Expression, parseExpression } from "../../../../src/core/graph/expression.js";
import { formulaOf } from "../../../../src/core/graph/formulaOf.js";
import { isSameFormula } from "../../../../src/core/graph/own/sameFormula.js";
import { ownGraph } from "../../../../src/core/graph/ownGraph.js";
import { readFormula } from "../../../../src/core/marking/formula/readFormula.js";
import { typedNames } from "../../../../src/core/marking/formula/typedNames.js";
import type { Interval } from "../../../../src/core/network/interval.js";
import { notationOf } from "../../../../src/core/notation/notation.js";

/** A derivation as its source prints it, for one neuron or one example where the source has sums over many. */
interface Published {
  readonly source: string;
  readonly printed: string;
  /** The quantities and how the source prints them; what is left out is printed by its name. */
  readonly letters: Readonly<Record<string, string>>;
  /** What its letters are defined by, in order. */
  readonly lines?: Readonly<Record<string, string>>;
  /** The printed formula is the derivative of one by the other, or `is`, worked out by differences of nothing. */
  readonly of?: string;
  readonly by?: string;
  readonly is?: string;
  readonly range?: Interval;
}

const NIELSEN = "Nielsen, Neural Networks and Deep Learning (2015)";
const LAYER = { a: "a^L_j", z: "z^L_j", y: "y_j" };
const MAZUR = "Mazur, A Step by Step Backpropagation Example (2015)";
const OUT = { o: "out_{o1}", t: "target_{o1}", h: "out_{h1}", w: "w_5" };
const RUMELHART = "Rumelhart, Hinton, Williams, Learning representations by back-propagating errors (1986)";
const BISHOP = "Bishop, Pattern Recognition and Machine Learning (2006)";
const VIDEO = "3Blue1Brown, Backpropagation calculus (2017)";
const CHAIN = { w: "w^{(L)}", b: "b^{(L)}", p: "a^{(L-1)}", z: "z^{(L)}", a: "a^{(L)}", y: "y" };
const CHAIN_LINES = { z: "w*p + b", a: "sigmoid(z)", C: "(a - y)^2" };
const WIKIPEDIA = "Wikipedia, Activation function";
const X = { x: "x" };

const PUBLISHED: readonly Published[] = [
  {
    source: `${NIELSEN} BP1`,
    printed: "(a^L_j-y_j) \\sigma'(z^L_j)",
    letters: LAYER,
    lines: { a: "sigmoid(z)", C: "(y - a)^2/2" },
    of: "C",
    by: "z",
  },
  {
    source: `${NIELSEN} (55)`,
    printed: "(a-y)\\sigma'(z) x",
    letters: { w: "w", b: "b", x: "x", y: "y", z: "z", a: "a" },
    lines: { z: "w*x + b", a: "sigmoid(z)", C: "(y - a)^2/2" },
    of: "C",
    by: "w",
  },
  {
    source: `${NIELSEN} (56)`,
    printed: "(a-y)\\sigma'(z)",
    letters: { w: "w", b: "b", x: "x", y: "y", z: "z", a: "a" },
    lines: { z: "w*x + b", a: "sigmoid(z)", C: "(y - a)^2/2" },
    of: "C",
    by: "b",
  },
  {
    source: `${NIELSEN} (61)`,
    printed: "x_j(\\sigma(z)-y)",
    letters: { w: "w_j", b: "b", x: "x_j", y: "y", z: "z" },
    lines: { z: "w*x + b", C: "-(y*ln(sigmoid(z)) + (1 - y)*ln(1 - sigmoid(z)))" },
    of: "C",
    by: "w",
  },
  {
    source: `${NIELSEN} (60)`,
    printed: "\\frac{\\sigma'(z) x_j}{\\sigma(z) (1-\\sigma(z))}(\\sigma(z)-y)",
    letters: { w: "w_j", b: "b", x: "x_j", y: "y", z: "z" },
    lines: { z: "w*x + b", C: "-(y*ln(sigmoid(z)) + (1 - y)*ln(1 - sigmoid(z)))" },
    of: "C",
    by: "w",
  },
  {
    source: `${NIELSEN} (71)`,
    printed: "x_j(a-y)",
    letters: { w: "w_j", b: "b", x: "x_j", y: "y", z: "z", a: "a" },
    lines: { z: "w*x + b", a: "sigmoid(z)", C: "-(y*ln(a) + (1 - y)*ln(1 - a))" },
    of: "C",
    by: "w",
  },
  {
    source: `${NIELSEN} (75), as solved in NNDL-solutions`,
    printed: "- \\frac y a + \\frac{1-y}{1-a}",
    letters: { y: "y", a: "a" },
    lines: { C: "-(y*ln(a) + (1 - y)*ln(1 - a))" },
    of: "C",
    by: "a",
    range: [0.1, 0.9],
  },
  {
    source: `${MAZUR}, output`,
    printed: "-(target_{o1} - out_{o1}) * out_{o1}(1 - out_{o1}) * out_{h1}",
    letters: { ...OUT, n: "net_{o1}" },
    lines: { n: "w*h", o: "sigmoid(n)", E: "(t - o)^2/2" },
    of: "E",
    by: "w",
  },
  {
    source: `${MAZUR}, error by output`,
    printed: "-(target_{o1} - out_{o1})",
    letters: OUT,
    lines: { E: "(t - o)^2/2" },
    of: "E",
    by: "o",
  },
  {
    source: `${MAZUR}, output by net`,
    printed: "out_{o1}(1 - out_{o1})",
    letters: { n: "net_{o1}", o: "out_{o1}" },
    lines: { o: "sigmoid(n)" },
    of: "o",
    by: "n",
  },
  {
    source: `${RUMELHART} (4)`,
    printed: "y_j - d_j",
    letters: { y: "y_j", d: "d_j" },
    lines: { E: "(y - d)^2/2" },
    of: "E",
    by: "y",
  },
  {
    source: `${RUMELHART} (5)`,
    printed: "(y_j - d_j) y_j (1 - y_j)",
    letters: { x: "x_j", y: "y_j", d: "d_j" },
    lines: { y: "1/(1 + exp(-x))", E: "(y - d)^2/2" },
    of: "E",
    by: "x",
  },
  {
    source: `${RUMELHART} (6)`,
    printed: "(y_j - d_j) · y_j(1 - y_j) · y_i",
    letters: { w: "w_{ji}", i: "y_i", x: "x_j", y: "y_j", d: "d_j" },
    lines: { x: "w*i", y: "1/(1 + exp(-x))", E: "(y - d)^2/2" },
    of: "E",
    by: "w",
  },
  {
    source: "Wikipedia, Backpropagation, logistic",
    printed: "(o_j - t_j) o_j (1 - o_j) o_i",
    letters: { w: "w_{ij}", i: "o_i", n: "net_j", o: "o_j", t: "t_j" },
    lines: { n: "w*i", o: "sigmoid(n)", E: "(t - o)^2/2" },
    of: "E",
    by: "w",
  },
  {
    source: "Mitchell, Machine Learning (1997), T4.3",
    printed: "o_k (1 - o_k)(t_k - o_k)",
    letters: { n: "net_k", o: "o_k", t: "t_k" },
    lines: { o: "sigmoid(n)", D: "-(t - o)^2/2" },
    of: "D",
    by: "n",
  },
  {
    source: `${BISHOP} (5.54)`,
    printed: "y_k - t_k",
    letters: { y: "y_k", t: "t_k" },
    lines: { E: "(y - t)^2/2" },
    of: "E",
    by: "y",
  },
  {
    source: `${BISHOP} (5.59)`,
    printed: "\\frac{e^a - e^{-a}}{e^a + e^{-a}}",
    letters: { a: "a" },
    is: "tanh(a)",
  },
  {
    source: `${BISHOP} (5.60)`,
    printed: "1 - \\tanh(a)^2",
    letters: { a: "a" },
    lines: { h: "tanh(a)" },
    of: "h",
    by: "a",
  },
  {
    source: `${BISHOP} (5.66)`,
    printed: "(1 - z_j^2) w_{kj} δ_k",
    letters: { a: "a_j", z: "z_j", w: "w_{kj}", y: "y_k", t: "t_k", d: "δ_k" },
    lines: { z: "tanh(a)", y: "w*z", d: "y - t", E: "(y - t)^2/2" },
    of: "E",
    by: "a",
  },
  {
    source: "UFLDL, Backpropagation Algorithm",
    printed: "- (y_i - a^{(n_l)}_i) \\cdot \\sigma'(z^{(n_l)}_i)",
    letters: { y: "y_i", a: "a^{(n_l)}_i", z: "z^{(n_l)}_i" },
    lines: { a: "sigmoid(z)", J: "(y - a)^2/2" },
    of: "J",
    by: "z",
  },
  {
    source: "UFLDL, Neural Networks, tanh",
    printed: "1 - (f(z))^2",
    letters: { z: "z", f: "f(z)" },
    lines: { f: "tanh(z)" },
    of: "f",
    by: "z",
  },
  {
    source: "UFLDL, Neural Networks, sigmoid",
    printed: "f(z) (1-f(z))",
    letters: { z: "z", f: "f(z)" },
    lines: { f: "sigmoid(z)" },
    of: "f",
    by: "z",
  },
  {
    source: "CS229 (Ng), logistic regression",
    printed: "g(z)(1 - g(z))",
    letters: { z: "z", g: "g(z)" },
    lines: { g: "1/(1 + exp(-z))" },
    of: "g",
    by: "z",
  },
  {
    source: "CS229 (Ng), least squares",
    printed: "(h_\\theta(x) - y) x_j",
    letters: { k: "\\theta_j", x: "x_j", y: "y", h: "h_\\theta(x)" },
    lines: { h: "k*x", J: "(h - y)^2/2" },
    of: "J",
    by: "k",
  },
  {
    source: "CS231n, Optimization 2",
    printed: "\\left( 1 - \\sigma(x) \\right) \\sigma(x)",
    letters: X,
    lines: { s: "1/(1 + exp(-x))" },
    of: "s",
    by: "x",
  },
  {
    source: "CS231n, Optimization 2, first form",
    printed: "\\frac{e^{-x}}{(1+e^{-x})^2}",
    letters: X,
    lines: { s: "1/(1 + exp(-x))" },
    of: "s",
    by: "x",
  },
  {
    source: "CS231n, Optimization 2, second form",
    printed: "\\left( \\frac{1 + e^{-x} - 1}{1 + e^{-x}} \\right) \\left( \\frac{1}{1+e^{-x}} \\right)",
    letters: X,
    lines: { s: "1/(1 + exp(-x))" },
    of: "s",
    by: "x",
  },
  {
    source: "Zhang et al., Dive into Deep Learning, tanh",
    printed: "1 - \\operatorname{tanh}^2(x)",
    letters: X,
    lines: { f: "tanh(x)" },
    of: "f",
    by: "x",
  },
  {
    source: "Zhang et al., Dive into Deep Learning, sigmoid",
    printed: "\\frac{\\exp(-x)}{(1 + \\exp(-x))^2}",
    letters: X,
    lines: { f: "sigmoid(x)" },
    of: "f",
    by: "x",
  },
  {
    source: "Zhang et al., Dive into Deep Learning, sigmoid",
    printed: "\\operatorname{sigmoid}(x)\\left(1-\\operatorname{sigmoid}(x)\\right)",
    letters: X,
    lines: { f: "sigmoid(x)" },
    of: "f",
    by: "x",
  },
  {
    source: "Zhang et al., Dive into Deep Learning, softmax, two classes",
    printed: "\\frac{\\exp(o_1)}{\\exp(o_1) + \\exp(o_2)} - y_1",
    letters: { o1: "o_1", o2: "o_2", y1: "y_1" },
    lines: { l: "ln(exp(o1) + exp(o2)) - y1*o1 - (1 - y1)*o2" },
    of: "l",
    by: "o1",
  },
  {
    source: `${VIDEO}, weight`,
    printed: "a^{(L-1)} \\sigma'(z^{(L)}) 2(a^{(L)} - y)",
    letters: CHAIN,
    lines: CHAIN_LINES,
    of: "C",
    by: "w",
  },
  {
    source: `${VIDEO}, bias`,
    printed: "1 \\sigma'(z^{(L)}) 2(a^{(L)} - y)",
    letters: CHAIN,
    lines: CHAIN_LINES,
    of: "C",
    by: "b",
  },
  {
    source: `${VIDEO}, activation before`,
    printed: "w^{(L)} \\sigma'(z^{(L)}) 2(a^{(L)} - y)",
    letters: CHAIN,
    lines: CHAIN_LINES,
    of: "C",
    by: "p",
  },
  {
    source: "Ramachandran, Zoph, Le, Searching for Activation Functions (2017)",
    printed: "βf(x) + σ(βx)(1 − βf(x))",
    letters: { x: "x", beta: "β", f: "f(x)" },
    lines: { f: "x*sigmoid(beta*x)" },
    of: "f",
    by: "x",
  },
  {
    source: "Ramachandran, Zoph, Le, first form",
    printed: "σ(βx) + βx · σ(βx)(1 − σ(βx))",
    letters: { x: "x", beta: "β" },
    lines: { f: "x*sigmoid(beta*x)" },
    of: "f",
    by: "x",
  },
  {
    source: "Clevert, Unterthiner, Hochreiter, ELU (2016), below 0",
    printed: "f(x) + α",
    letters: { x: "x", k: "α", f: "f(x)" },
    lines: { f: "k*(exp(x) - 1)" },
    of: "f",
    by: "x",
  },
  {
    source: "Misra, Mish (2019)",
    printed: "\\frac{e^x (4(x+1) + 4e^{2x} + e^{3x} + e^x(4x+6))}{(2e^x + e^{2x} + 2)^2}",
    letters: X,
    lines: { f: "x*tanh(ln(1 + exp(x)))" },
    of: "f",
    by: "x",
  },
  {
    source: `${WIKIPEDIA}, softplus`,
    printed: "\\frac{1}{1+e^{-x}}",
    letters: X,
    lines: { f: "ln(1 + exp(x))" },
    of: "f",
    by: "x",
  },
  {
    source: `${WIKIPEDIA}, softsign`,
    printed: "\\frac{1}{(1+|x|)^2}",
    letters: X,
    lines: { f: "x/(1 + abs(x))" },
    of: "f",
    by: "x",
    range: [-2, 2],
  },
  {
    source: `${WIKIPEDIA}, arctan`,
    printed: "\\frac{1}{x^2+1}",
    letters: X,
    lines: { f: "atan(x)" },
    of: "f",
    by: "x",
  },
  {
    source: `${WIKIPEDIA}, SiLU`,
    printed: "\\frac{1+e^{-x}+xe^{-x}}{(1+e^{-x})^2}",
    letters: X,
    lines: { f: "x/(1 + exp(-x))" },
    of: "f",
    by: "x",
    range: [-3, 3],
  },
  {
    source: `${WIKIPEDIA}, bent identity`,
    printed: "\\frac{x}{2\\sqrt{x^2+1}} + 1",
    letters: X,
    lines: { f: "(sqrt(x^2 + 1) - 1)/2 + x" },
    of: "f",
    by: "x",
  },
  {
    source: "EURASIP J. Wireless Comm. (2023), table 1, Gaussian",
    printed: "-2x{e}^{-{x}^{2}}",
    letters: X,
    lines: { f: "exp(-x^2)" },
    of: "f",
    by: "x",
  },
  {
    source: "EURASIP J. Wireless Comm. (2023), table 1, modified Elliott",
    printed: "\\frac{1}{{({x}^{2}+1)}^{3/2}}",
    letters: X,
    lines: { f: "x/sqrt(1 + x^2) + 0.5" },
    of: "f",
    by: "x",
  },
  {
    source: "EURASIP J. Wireless Comm. (2023), table 1, Elliott",
    printed: "\\frac{0.5}{{(1+\\left|x\\right|)}^{2}}",
    letters: X,
    lines: { f: "0.5*x/(1 + abs(x)) + 0.5" },
    of: "f",
    by: "x",
    range: [-2, 2],
  },
  {
    source: "Kingma, Ba, Adam (2015), first moment",
    printed: "β_1 · m_{t−1} + (1 − β_1) · g_t",
    letters: { p: "β_1", m: "m_{t−1}", g: "g_t" },
    is: "p*m + (1 - p)*g",
  },
  {
    source: "Kingma, Ba, Adam (2015), step",
    printed: "θ_{t−1} − α · \\hat{m}_t/(√{\\hat{v}_t} + ε)",
    letters: { k: "θ_{t−1}", r: "α", m: "\\hat{m}_t", v: "\\hat{v}_t", s: "ε" },
    is: "k - r*m/(sqrt(v) + s)",
  },
  {
    source: "Goodfellow, Bengio, Courville, Deep Learning (2016), 8.4 AdaGrad",
    printed: "- \\frac{ε}{δ + \\sqrt{r}} \\odot g",
    letters: { p: "ε", d: "δ", r: "r", g: "g" },
    is: "-p/(d + sqrt(r))*g",
  },
];

const graphFor = ({ letters, lines = {} }: Published) => {
  const givens = Object.keys(letters).filter((id) => !Object.hasOwn(lines, id));
  const made = Object.entries(lines).map(([id, text]) => ({
    id,
    expression: parseExpression(text),
    role: "own" as const,
    reason: "own",
  }));
  return ownGraph(givens, made);
};

/** What the printed formula is to be: the derivative, by the slopes of operations and the chain rule. */
function rightOf(one: Published): Expression {
  if (one.is !== undefined) return parseExpression(one.is);
  const { of = "", by = "" } = one;
  const whole = formulaOf(graphFor(one), of, new Set([by]));
  const slope = differentiate(whole, by);
  if (slope === null) throw new Error(`${one.source}: no derivative`);
  return slope;
}

function readOf(one: Published): Expression {
  const names = typedNames(Object.keys(one.letters), notationOf("indexed", [], one.letters));
  const typed = readFormula(one.printed, names, true);
  if (typed.kind !== "formula") throw new Error(`${one.source}: ${JSON.stringify(typed)}`);
  return typed.expression;
}

const sameAs = (one: Published, read: Expression): boolean | null => {
  const { definitions } = graphFor(one);
  return isSameFormula(read, rightOf(one), () => one.range ?? [0.2, 0.9], definitions);
};

test("there are more than 40", () => {
  expect(PUBLISHED.length).toBeGreaterThanOrEqual(40);
});

test.each(PUBLISHED.map((one) => [one.source, one.printed, one] as const))(
  "%s: %s",
  (_source, _printed, one) => {
    const read = readOf(one);
    expect(sameAs(one, read)).toBe(true);
    // And no formula that is nearly so.
    expect(sameAs(one, ["neg", [read]])).toBe(false);
    expect(sameAs(one, ["*", [read, 1.000001]])).toBe(false);
  },
);
