import type { Expression } from "../../src/core/graph/expressionTree.js";

/** A number as a student writes down what comes between inside a line. */
export type Step = (value: number) => number;

/** One route through the arithmetic: what each sign and each named function is worked out as. */
export type Route = Readonly<Record<string, (step: Step, ...x: number[]) => number>>;

/** Φ(z) by the series of the error function: no table, and nothing of the program's. */
function normal(z: number): number {
  let term = z / Math.sqrt(2);
  let sum = term;
  for (let n = 1; n < 200; n++) {
    term *= -(z * z) / 2 / n;
    sum += term / (2 * n + 1);
  }
  return (1 + (2 / Math.sqrt(Math.PI)) * sum) / 2;
}

const density = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
const sumOf = (x: readonly number[]): number => x.reduce((sum, one) => sum + one, 0);

/** As a textbook has it. */
const USUAL: Route = {
  "+": (_step, a = 0, b = 0) => a + b,
  "-": (_step, a = 0, b = 0) => a - b,
  "*": (_step, a = 0, b = 0) => a * b,
  "/": (_step, a = 0, b = 0) => a / b,
  "^": (_step, a = 0, b = 0) => a ** b,
  neg: (_step, a = 0) => -a,
  sigmoid: (step, z = 0) => 1 / (1 + step(Math.exp(-z))),
  sigmoidSlope: (step, a = 0) => a * step(1 - a),
  tanh: (step, z = 0) => {
    const [up, down] = [step(Math.exp(z)), step(Math.exp(-z))];
    return (up - down) / (up + down);
  },
  tanhSlope: (step, a = 0) => 1 - step(a * a),
  relu: (_step, z = 0) => (z > 0 ? z : 0),
  reluSlope: (_step, z = 0) => (z > 0 ? 1 : 0),
  leakyRelu: (_step, z = 0) => (z > 0 ? z : 0.01 * z),
  leakyReluSlope: (_step, z = 0) => (z > 0 ? 1 : 0.01),
  softplus: (step, z = 0) => Math.log(1 + step(Math.exp(z))),
  gelu: (step, z = 0) => z * step(normal(z)),
  geluSlope: (_step, z = 0) => normal(z) + z * density(z),
  softmax: (step, own = 0, ...z) => step(Math.exp(own)) / sumOf(z.map((one) => step(Math.exp(one)))),
  ln: (_step, x = 0) => Math.log(x),
  exp: (_step, x = 0) => Math.exp(x),
  sqrt: (_step, x = 0) => Math.sqrt(x),
  abs: (_step, x = 0) => (x < 0 ? -x : x),
  greater: (_step, a = 0, b = 0) => (a > b ? 1 : 0),
  max: (_step, ...x) => x.reduce((most, one) => (one > most ? one : most)),
  argmax: (_step, ...x) => x.indexOf(x.reduce((most, one) => (one > most ? one : most))),
};

/** The same by other algebra: e^z over 1 + e^z, a − a², (1 − a)(1 + a), a quotient by its reciprocal. */
const OTHER: Route = {
  ...USUAL,
  "+": (_step, a = 0, b = 0) => b + a,
  "-": (_step, a = 0, b = 0) => -(b - a),
  "*": (_step, a = 0, b = 0) => b * a,
  "/": (_step, a = 0, b = 1) => a * (1 / b),
  "^": (_step, a = 0, b = 0) =>
    b === 2 ? a * a : Math.exp(b * Math.log(Math.abs(a))) * (a < 0 && b % 2 !== 0 ? -1 : 1),
  sigmoid: (_step, z = 0) => Math.exp(z) / (Math.exp(z) + 1),
  sigmoidSlope: (_step, a = 0) => a - a * a,
  tanh: (_step, z = 0) => 2 / (1 + Math.exp(-2 * z)) - 1,
  tanhSlope: (_step, a = 0) => (1 - a) * (1 + a),
  softmax: (_step, own = 0, ...z) => 1 / sumOf(z.map((one) => Math.exp(one - own))),
  softplus: (_step, z = 0) => z + Math.log(1 + Math.exp(-z)),
  gelu: (_step, z = 0) => z - z * normal(-z),
};

export const ROUTES = { usual: USUAL, other: OTHER } as const;

/** The number of a line by a route; what comes between is written down by `step`, the line itself is left to whoever asks. */
export function workLine(
  expression: Expression,
  worth: (id: string) => number,
  route: Route,
  step: Step = (value) => value,
): number {
  if (typeof expression === "number") return expression;
  if (typeof expression === "string") return worth(expression);
  const [name, operands] = expression;
  const work = route[name];
  if (work === undefined) throw new Error(`no student knows ${name}`);
  const parts = operands.map((operand) => {
    const part = workLine(operand, worth, route, step);
    return typeof operand === "object" && operand[0] !== "neg" ? step(part) : part;
  });
  return work(step, ...parts);
}
