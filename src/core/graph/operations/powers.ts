import * as interval from "../../network/interval.js";
import { constant, type Operation, unary } from "../../network/operation.js";

/** Powers of e, logarithms and roots. */
export const POWERS: Readonly<Record<string, Operation>> = {
  exp: unary(Math.exp, interval.increasing(Math.exp), {
    slopes: ["exp(p1)"],
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
      slopes: ["1 / p1"],
      tex: (x) => `\\ln\\left(${x}\\right)`,
      qti: "ln(p1)",
      python: { operation: "(ln, lambda a: (ln(max(0.0, a[0])), ln(max(0.0, a[1]))), None)" },
      partial: true,
      work: 2,
    },
  ),
  log10: unary(
    Math.log10,
    interval.increasing((x) => Math.log10(Math.max(0, x))),
    {
      slopes: ["1 / (p1 * ln(10))"],
      tex: (x) => `\\log_{10}\\left(${x}\\right)`,
      // One player takes `log` for the natural one: a quotient leaves no doubt.
      qti: `ln(p1) / ${Math.LN10}`,
      python: {
        operation:
          "(lambda x: ln(x) / math.log(10), lambda a: tuple(ln(max(0.0, x)) / math.log(10) for x in a), None)",
      },
      partial: true,
      work: 2,
    },
  ),
  sqrt: unary(
    Math.sqrt,
    interval.increasing((x) => Math.sqrt(Math.max(0, x))),
    {
      slopes: ["1 / (2 * sqrt(p1))"],
      tex: (x) => `\\sqrt{${x}}`,
      qti: "p1 ^ 0.5",
      python: {
        operation:
          "(lambda x: power(x, 0.5), lambda a: (math.sqrt(max(0.0, a[0])), math.sqrt(max(0.0, a[1]))), None)",
      },
      partial: true,
    },
  ),
  /** a / b, and 0 where a is 0 whatever b is: a term whose target is 0 is left out, though its output has run to 0. */
  quotient: {
    value: (a = Number.NaN, b = Number.NaN) => (a === 0 ? 0 : a / b),
    interval: (a = [Number.NaN, Number.NaN], b = [Number.NaN, Number.NaN]) => interval.divide(a, b),
    slopes: ["1 / p2", "-p1 / p2^2"],
    shown: "p1 / p2",
    qti: "p1 / p2",
    python: { operation: "(lambda a, b: 0.0 if a == 0 else ratio(a, b), divide, None)" },
    partial: true,
    work: 1,
  },
  e: constant(Math.E, { tex: "e", text: "e", python: "math.e" }),
};
