import type { Interval } from "../../network/interval.js";
import * as interval from "../../network/interval.js";
import type { Operation } from "../../network/operation.js";

/** From the first place to the last that could hold the largest. */
function placesOfLargest(...x: readonly Interval[]): Interval {
  const most = Math.max(...x.map(([lower]) => lower));
  const places = x.flatMap(([, upper], place) => (upper >= most ? [place] : []));
  return interval.hull(...places);
}

/** Of each operand, whether it stands alone before all others. */
const slopesOf =
  (rest: "max" | "min", isFirst: (own: string, others: string) => string) =>
  (...p: readonly string[]): readonly string[] =>
    p.map((own, k) => {
      const others = p.filter((_one, at) => at !== k);
      return others.length === 0
        ? "1"
        : isFirst(own, others.length === 1 ? others.join() : `${rest}(${others.join(", ")})`);
    });

/** The largest and the smallest of several. */
export const EXTREMES: Readonly<Record<string, Operation>> = {
  max: {
    value: (...x) => Math.max(...x),
    interval: (...x) => [Math.max(...x.map(([lower]) => lower)), Math.max(...x.map(([, upper]) => upper))],
    slopes: slopesOf("max", (own, others) => `greater(${own}, ${others})`),
    tex: (...x) => `\\max\\left(${x.join(", ")}\\right)`,
    qti: (...p) => `max(${p.join(", ")})`,
    python: {
      operation: "(max, lambda *x: (max(low for low, _ in x), max(high for _, high in x)), None)",
    },
    own: "several",
    work: 1,
  },
  min: {
    value: (...x) => Math.min(...x),
    interval: (...x) => [Math.min(...x.map(([lower]) => lower)), Math.min(...x.map(([, upper]) => upper))],
    slopes: slopesOf("min", (own, others) => `greater(${others}, ${own})`),
    tex: (...x) => `\\min\\left(${x.join(", ")}\\right)`,
    qti: (...p) => `min(${p.join(", ")})`,
    python: {
      operation: "(min, lambda *x: (min(low for low, _ in x), min(high for _, high in x)), None)",
    },
    own: "several",
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
