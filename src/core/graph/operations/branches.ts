import { hull, type Interval } from "../../network/interval.js";
import { NOWHERE, type Operation } from "../../network/operation.js";

/** A comparison that chooses between two branches, and how it is written with its opposite. */
interface Comparison {
  readonly sign: string;
  readonly holds: (a: number, b: number) => boolean;
  readonly tex: readonly [yes: string, no: string];
  readonly qti: string;
}

const COMPARISONS = {
  whenAbove: {
    sign: ">",
    holds: (a, b) => a > b,
    tex: [">", "\\le"],
    qti: "max(0, signum(p1 - p2))",
  },
  whenAtLeast: {
    sign: ">=",
    holds: (a, b) => a >= b,
    tex: ["\\ge", "<"],
    qti: "(1 - max(0, signum(p2 - p1)))",
  },
  whenBelow: {
    sign: "<",
    holds: (a, b) => a < b,
    tex: ["<", "\\ge"],
    qti: "max(0, signum(p2 - p1))",
  },
  whenAtMost: {
    sign: "<=",
    holds: (a, b) => a <= b,
    tex: ["\\le", ">"],
    qti: "(1 - max(0, signum(p1 - p2)))",
  },
} as const satisfies Record<string, Comparison>;

/** The operation that `a < b ? … : …` is, by its sign. */
export const BRANCH_OF: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(COMPARISONS).map(([name, { sign }]) => [sign, name]),
);

/** A branch by the comparison of its first two operands: the third where it holds, else the fourth. */
const branch = (name: string, { sign, holds, tex: [yes, no], qti }: Comparison): Operation => ({
  value: (a = Number.NaN, b = Number.NaN, then = Number.NaN, other = Number.NaN) =>
    Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : holds(a, b) ? then : other,
  // Where either may hold, it is both.
  interval: (a = NOWHERE, b = NOWHERE, then = NOWHERE, other = NOWHERE) => {
    const found: Interval[] = [];
    for (const [one, two] of [
      [a[0], b[1]],
      [a[1], b[0]],
    ] as const) {
      if (Number.isNaN(one) || Number.isNaN(two)) return NOWHERE;
      found.push(holds(one, two) ? then : other);
    }
    return hull(...found.flat());
  },
  slopes: ["0", "0", `${name}(p1, p2, 1, 0)`, `${name}(p1, p2, 0, 1)`],
  tex: (a, b, then, other) =>
    `\\begin{cases} ${then} & ${a} ${yes} ${b} \\\\ ${other} & ${a} ${no} ${b} \\end{cases}`,
  text: (a, b, then, other) => `(${a} ${sign} ${b} ? ${then} : ${other})`,
  qti: `${qti} * p3 + (1 - ${qti}) * p4`,
  python: { operation: `branching(lambda a, b: a ${sign} b)` },
  branches: 2,
  work: 1,
});

/** What is one thing where a comparison holds and another where it does not. */
export const BRANCHES: Readonly<Record<string, Operation>> = Object.fromEntries(
  Object.entries(COMPARISONS).map(([name, comparison]) => [name, branch(name, comparison)]),
);
