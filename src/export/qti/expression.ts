import type { Expression } from "../../graph/expressionTree.js";
import { type Node, qti } from "./element.js";

export const float = (value: number): Node => qti("baseValue", { baseType: "float" }, String(value));
export const variable = (identifier: string): Node => qti("variable", { identifier });
export const identifier = (name: string): Node => qti("baseValue", { baseType: "identifier" }, name);

export const all = (...parts: readonly Node[]): Node => qti("and", {}, ...parts);
export const any = (parts: readonly Node[]): Node => qti("or", {}, ...parts);
export const not = (part: Node): Node => qti("not", {}, part);
export const isNull = (name: string): Node => qti("isNull", {}, variable(name));
export const matches = (a: Node, b: Node): Node => qti("match", {}, a, b);
export const between = (x: Node, lower: Node, upper: Node): Node =>
  all(qti("gte", {}, x, lower), qti("lte", {}, x, upper));

const sum = (...parts: readonly Node[]): Node => qti("sum", {}, ...parts);
const product = (...parts: readonly Node[]): Node => qti("product", {}, ...parts);
const subtract = (a: Node, b: Node): Node => qti("subtract", {}, a, b);
const divide = (a: Node, b: Node): Node => qti("divide", {}, a, b);
const max = (...parts: readonly Node[]): Node => qti("max", {}, ...parts);
const call = (name: string, x: Node): Node => qti("mathOperator", { name }, x);
const exp = (x: Node): Node => call("exp", x);
const ln = (x: Node): Node => call("ln", x);
export const abs = (x: Node): Node => call("abs", x);
const sigmoid = (z: Node): Node => divide(float(1), sum(float(1), exp(product(float(-1), z))));
/** 1 where a number is above 0, else 0. */
export const isPositive = (z: Node): Node => max(float(0), call("signum", z));

type Made = (operands: readonly Node[]) => Node;
const one =
  (make: (x: Node) => Node): Made =>
  ([x = ""]) =>
    make(x);
const two =
  (make: (a: Node, b: Node) => Node): Made =>
  ([a = "", b = ""]) =>
    make(a, b);

/** Operations in QTI's own. What is not here (Φ of the normal distribution, the place of the largest) QTI has no words for. */
const OPERATIONS: Readonly<Record<string, Made>> = {
  "+": (x) => sum(...x),
  "-": two(subtract),
  "*": (x) => product(...x),
  "/": two(divide),
  "^": two((a, b) => qti("power", {}, a, b)),
  neg: one((x) => product(float(-1), x)),
  quotient: two(divide),
  ln: one(ln),
  // One player takes `log` for the natural one: a quotient leaves no doubt.
  log10: one((x) => divide(ln(x), float(Math.LN10))),
  exp: one(exp),
  sqrt: one((x) => qti("power", {}, x, float(0.5))),
  abs: one(abs),
  max: (x) => max(...x),
  greater: two((a, b) => isPositive(subtract(a, b))),
  sigmoid: one(sigmoid),
  sigmoidSlope: one((a) => product(a, subtract(float(1), a))),
  tanh: one((z) => call("tanh", z)),
  tanhSlope: one((a) => subtract(float(1), product(a, a))),
  relu: one((z) => max(float(0), z)),
  reluSlope: one(isPositive),
  leakyRelu: one((z) => max(z, product(float(0.01), z))),
  leakyReluSlope: one((z) => max(float(0.01), call("signum", z))),
  softplus: one((z) => ln(sum(float(1), exp(z)))),
  softmax: ([own = "", ...z]) => divide(exp(own), sum(...z.map(exp))),
  logSumExp: (z) => ln(sum(...z.map(exp))),
};

/** An expression in QTI's words, `of` standing for each quantity; null where it has none. */
export function expressionXml(expression: Expression, of: (id: string) => Node | null): Node | null {
  if (typeof expression === "number") return float(expression);
  if (typeof expression === "string") return of(expression);
  const [name, operands] = expression;
  const make = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
  const parts = operands.map((operand) => expressionXml(operand, of)).filter((part) => part !== null);
  return make === undefined || parts.length < operands.length ? null : make(parts);
}

/** Whether QTI can work an expression out. */
export const hasWords = (expression: Expression): boolean => expressionXml(expression, () => "") !== null;
