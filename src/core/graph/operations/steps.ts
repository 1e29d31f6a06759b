import * as interval from "../../network/interval.js";
import { type Operation, unary } from "../../network/operation.js";

/** 1 above 0, −1 below, 0 at 0. */
const sign = (x: number): number => (x > 0 ? 1 : x < 0 ? -1 : x === 0 ? 0 : Number.NaN);

/** What jumps or turns at a place. */
export const STEPS: Readonly<Record<string, Operation>> = {
  abs: unary(Math.abs, interval.turningAt(Math.abs, 0), {
    slopes: ["sign(p1)"],
    tex: (x) => `\\left|${x}\\right|`,
    text: (x) => `|${x}|`,
    qti: "abs(p1)",
    python: { operation: "turning(abs, [0])" },
  }),
  sign: unary(sign, interval.increasing(sign), {
    slopes: ["0"],
    tex: (x) => `\\operatorname{sign}\\left(${x}\\right)`,
    qti: "signum(p1)",
    python: { operation: "rising(lambda x: (x > 0) - (x < 0))" },
  }),
  /** The greatest whole number that is not greater. */
  floor: unary(Math.floor, interval.increasing(Math.floor), {
    slopes: ["0"],
    tex: (x) => `\\left\\lfloor ${x} \\right\\rfloor`,
    text: (x) => `⌊${x}⌋`,
    qti: "floor(p1)",
    python: { operation: "rising(lambda x: math.floor(x) if math.isfinite(x) else x)" },
  }),
  /** The slope of max(a, b) by a: 1 where a is the greater, else 0. Iverson's bracket on paper. */
  greater: {
    value: (a = Number.NaN, b = Number.NaN) => (a > b ? 1 : 0),
    interval: (a = [Number.NaN, Number.NaN], b = [Number.NaN, Number.NaN]) => [
      a[0] > b[1] ? 1 : 0,
      a[1] > b[0] ? 1 : 0,
    ],
    slopes: ["0", "0"],
    tex: (a, b) => `\\left[${a} > ${b}\\right]`,
    text: (a, b) => `[${a} > ${b}]`,
    qti: "max(0, signum(p1 - p2))",
    python: {
      operation: "(lambda a, b: int(a > b), lambda a, b: (int(a[0] > b[1]), int(a[1] > b[0])), None)",
    },
    work: 1,
  },
};
