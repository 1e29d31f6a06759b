import { known } from "../../core/base/known.js";
import { type Expression, parseExpression } from "../../core/graph/expression.js";
import { isOperator } from "../../core/graph/expressionTree.js";
import { isTotal, operationNamed } from "../../core/graph/operations.js";
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
export const abs = (x: Node): Node => call("abs", x);
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

/** QTI's own operations, by the names that expressions and the QTI faces of `src/core/graph/operations.ts` call them. */
const BASIC: Readonly<Record<string, Made>> = {
  "+": (x) => sum(...x),
  "-": two(subtract),
  "*": (x) => product(...x),
  "/": two(divide),
  "^": two((a, b) => qti("power", {}, a, b)),
  neg: one((x) => product(float(-1), x)),
  exp: one((x) => call("exp", x)),
  ln: one((x) => call("ln", x)),
  abs: one(abs),
  tanh: one((x) => call("tanh", x)),
  signum: one((x) => call("signum", x)),
  floor: one((x) => call("floor", x)),
  sin: one((x) => call("sin", x)),
  cos: one((x) => call("cos", x)),
  tan: one((x) => call("tan", x)),
  atan: one((x) => call("atan", x)),
  max: (x) => max(...x),
  min: (x) => qti("min", {}, ...x),
  sum: (x) => sum(...x),
};

/** An operation in QTI's own, from its face; null where it has none. */
function made(name: string, operands: readonly Node[]): Node | null {
  const basic = Object.hasOwn(BASIC, name) ? BASIC[name] : undefined;
  if (basic !== undefined) return basic(operands);
  const { qti: face } = operationNamed(name);
  if (face === null) return null;
  const places = new Map(operands.map((operand, k) => [`p${k + 1}`, operand]));
  const text = typeof face === "string" ? face : face(...places.keys());
  return inBasic(parseExpression(text), places);
}

/** A face with what stands in its places. Throws RangeError where it calls what QTI does not have. */
function inBasic(expression: Expression, places: ReadonlyMap<string, Node>): Node {
  if (typeof expression === "number") return float(expression);
  if (typeof expression === "string") return known(places, expression);
  const [name, operands] = expression;
  const make = Object.hasOwn(BASIC, name) ? BASIC[name] : undefined;
  if (make === undefined) throw new RangeError(`a QTI face calls "${name}", which is none of QTI's own`);
  return make(operands.map((operand) => inBasic(operand, places)));
}

/** An expression in QTI's words, `of` standing for each quantity; null where it has none. */
export function expressionXml(expression: Expression, of: (id: string) => Node | null): Node | null {
  if (typeof expression === "number") return float(expression);
  if (typeof expression === "string") return of(expression);
  const [name, operands] = expression;
  // QTI works out both branches, and what has no number spoils the sum of the two.
  if (!branchesOf(name, operands).every(isTotal)) return null;
  const parts = operands.map((operand) => expressionXml(operand, of)).filter((part) => part !== null);
  return parts.length < operands.length ? null : made(name, parts);
}

const branchesOf = (name: string, operands: readonly Expression[]): readonly Expression[] => {
  const { branches = operands.length } = isOperator(name) ? {} : operationNamed(name);
  return operands.slice(branches);
};

/** Whether QTI can work an expression out. */
export const hasWords = (expression: Expression): boolean => expressionXml(expression, () => "") !== null;
