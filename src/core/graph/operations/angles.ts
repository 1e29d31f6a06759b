import { type Interval, increasing } from "../../network/interval.js";
import { constant, type Operation, unary } from "../../network/operation.js";

/** How many of the places `first + k · step`, k a whole number, lie below x. */
const before = (x: number, first: number, step: number): number => Math.floor((x - first) / step);

/** The image under sin or cos, whose tops stand at `top` + 2πk and whose bottoms half way between. */
const wave =
  (f: (x: number) => number, top: number) =>
  ([low, high]: Interval): Interval => {
    if (!Number.isFinite(low) || !Number.isFinite(high)) return [-1, 1];
    const passes = (at: number): boolean => before(low, at, 2 * Math.PI) < before(high, at, 2 * Math.PI);
    const [a, b] = [f(low), f(high)];
    return [passes(top + Math.PI) ? -1 : Math.min(a, b), passes(top) ? 1 : Math.max(a, b)];
  };

/** tan rises between its poles; over one it is the whole line. */
const tangent = ([low, high]: Interval): Interval =>
  before(low, Math.PI / 2, Math.PI) === before(high, Math.PI / 2, Math.PI)
    ? [Math.tan(low), Math.tan(high)]
    : [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

/** Of an angle in radians, and back. */
export const ANGLES: Readonly<Record<string, Operation>> = {
  sin: unary(Math.sin, wave(Math.sin, Math.PI / 2), {
    slopes: ["cos(p1)"],
    tex: (x) => `\\sin\\left(${x}\\right)`,
    qti: "sin(p1)",
    python: { operation: "(math.sin, wave(math.sin, math.pi / 2), None)" },
    work: 2,
  }),
  cos: unary(Math.cos, wave(Math.cos, 0), {
    slopes: ["-sin(p1)"],
    tex: (x) => `\\cos\\left(${x}\\right)`,
    qti: "cos(p1)",
    python: { operation: "(math.cos, wave(math.cos, 0), None)" },
    work: 2,
  }),
  tan: unary(Math.tan, tangent, {
    slopes: ["1 + tan(p1)^2"],
    tex: (x) => `\\tan\\left(${x}\\right)`,
    qti: "tan(p1)",
    python: { operation: "(math.tan, tangent, None)" },
    partial: true,
    work: 2,
  }),
  atan: unary(Math.atan, increasing(Math.atan), {
    slopes: ["1 / (1 + p1^2)"],
    tex: (x) => `\\arctan\\left(${x}\\right)`,
    qti: "atan(p1)",
    python: { operation: "rising(math.atan)" },
    work: 2,
  }),
  pi: constant(Math.PI, { tex: "\\pi", text: "π", python: "math.pi" }),
};
