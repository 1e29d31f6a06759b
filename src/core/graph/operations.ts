import { ACTIVATIONS } from "../network/activations/index.js";
import type { Interval } from "../network/interval.js";
import * as interval from "../network/interval.js";
import { type Operation, unary } from "../network/operation.js";
import { type Expression, isOperator, workOfOperator } from "./expressionTree.js";

/** From the first place to the last that could hold the largest. */
function placesOfLargest(...x: readonly Interval[]): Interval {
  const most = Math.max(...x.map(([lower]) => lower));
  const places = x.flatMap(([, upper], place) => (upper >= most ? [place] : []));
  return interval.hull(...places);
}

const MATHEMATICS: Readonly<Record<string, Operation>> = {
  exp: unary(Math.exp, interval.increasing(Math.exp), {
    tex: (x) => `e^{${x}}`,
    text: (x) => `e^(${x})`,
    qti: "exp(p1)",
    python: { operation: "rising(exp)" },
    work: 2,
  }),
  ln: unary(
    Math.log,
    interval.increasing((x) => Math.log(Math.max(0, x))),
    {
      tex: (x) => `\\ln\\left(${x}\\right)`,
      qti: "ln(p1)",
      python: { operation: "(ln, lambda a: (ln(max(0.0, a[0])), ln(max(0.0, a[1]))), None)" },
      work: 2,
    },
  ),
  log10: unary(
    Math.log10,
    interval.increasing((x) => Math.log10(Math.max(0, x))),
    {
      tex: (x) => `\\log_{10}\\left(${x}\\right)`,
      // One player takes `log` for the natural one: a quotient leaves no doubt.
      qti: `ln(p1) / ${Math.LN10}`,
      python: {
        operation:
          "(lambda x: ln(x) / math.log(10), lambda a: tuple(ln(max(0.0, x)) / math.log(10) for x in a), None)",
      },
      work: 2,
    },
  ),
  sqrt: unary(
    Math.sqrt,
    interval.increasing((x) => Math.sqrt(Math.max(0, x))),
    {
      tex: (x) => `\\sqrt{${x}}`,
      qti: "p1 ^ 0.5",
      python: {
        operation:
          "(lambda x: power(x, 0.5), lambda a: (math.sqrt(max(0.0, a[0])), math.sqrt(max(0.0, a[1]))), None)",
      },
    },
  ),
  /** a / b, and 0 where a is 0 whatever b is: a term whose target is 0 is left out, though its output has run to 0. */
  quotient: {
    value: (a = Number.NaN, b = Number.NaN) => (a === 0 ? 0 : a / b),
    interval: (a = [Number.NaN, Number.NaN], b = [Number.NaN, Number.NaN]) => interval.divide(a, b),
    shown: "p1 / p2",
    qti: "p1 / p2",
    python: { operation: "(lambda a, b: 0.0 if a == 0 else ratio(a, b), divide, None)" },
    work: 1,
  },
  abs: unary(Math.abs, interval.turningAt(Math.abs, 0), {
    tex: (x) => `\\left|${x}\\right|`,
    text: (x) => `|${x}|`,
    qti: "abs(p1)",
    python: { operation: "turning(abs, [0])" },
  }),
  /** The slope of max(a, b) by a: 1 where a is the greater, else 0. Iverson's bracket on paper. */
  greater: {
    value: (a = Number.NaN, b = Number.NaN) => (a > b ? 1 : 0),
    interval: (a = [Number.NaN, Number.NaN], b = [Number.NaN, Number.NaN]) => [
      a[0] > b[1] ? 1 : 0,
      a[1] > b[0] ? 1 : 0,
    ],
    tex: (a, b) => `\\left[${a} > ${b}\\right]`,
    text: (a, b) => `[${a} > ${b}]`,
    qti: "max(0, signum(p1 - p2))",
    python: {
      operation: "(lambda a, b: int(a > b), lambda a, b: (int(a[0] > b[1]), int(a[1] > b[0])), None)",
    },
    work: 1,
  },
  max: {
    value: (...x) => Math.max(...x),
    interval: (...x) => [Math.max(...x.map(([lower]) => lower)), Math.max(...x.map(([, upper]) => upper))],
    tex: (...x) => `\\max\\left(${x.join(", ")}\\right)`,
    qti: (...p) => `max(${p.join(", ")})`,
    python: {
      operation: "(max, lambda *x: (max(low for low, _ in x), max(high for _, high in x)), None)",
    },
    own: 2,
    work: 1,
  },
  /** The place, counted from 0, of the largest; the first of several that are equal. */
  argmax: {
    value: (...x) => x.indexOf(Math.max(...x)),
    interval: placesOfLargest,
    tex: (...x) => `\\operatorname{arg\\,max}\\left(${x.join(", ")}\\right)`,
    pieces: (...x) =>
      x.map((one, k) => {
        const open = k === 0 ? "\\operatorname{arg\\,max}\\bigl(" : "";
        return `${open}${one}${k === x.length - 1 ? "\\bigr)" : ",\\,"}`;
      }),
    qti: null,
    python: {
      before: `
def largest(*x):
    """From the first place to the last that could hold the largest."""
    most = max(low for low, _ in x)
    return hull(*(k for k, (_, high) in enumerate(x) if high >= most))
`,
      operation: "(lambda *x: x.index(max(x)), largest, None)",
    },
    work: 1,
  },
};

/** Every operation that an expression may call: the mathematics here, and what each activation brings. */
export const OPERATIONS: Readonly<Record<string, Operation>> = Object.assign(
  {},
  MATHEMATICS,
  ...Object.values(ACTIVATIONS).map(({ operations }) => operations),
);

/** The operation of that name. Throws RangeError for a name that is none. */
export function operationNamed(name: string): Operation {
  const operation = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
  if (operation === undefined) throw new RangeError(`no operation is called "${name}"`);
  return operation;
}

/** Operations that it takes to work an expression out by hand: what each sign and each call costs; a copy costs none. */
export function operationsOf(expression: Expression): number {
  if (typeof expression !== "object") return 0;
  const [operator, operands] = expression;
  const own = isOperator(operator) ? workOfOperator(operator) : operationNamed(operator).work;
  return operands.reduce<number>((sum, operand) => sum + operationsOf(operand), own);
}
