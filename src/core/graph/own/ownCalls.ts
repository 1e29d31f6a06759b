import { nth } from "../../base/known.js";
import type { Expression } from "../expressionTree.js";
import { OPERATIONS } from "../operations.js";

/** How many numbers a call takes. */
export type Takes = number | "several";

/** A call that is written with others: its operands are put in. */
interface Rewritten {
  readonly takes: readonly Takes[];
  readonly as: (x: readonly Expression[]) => Expression;
}

const summed = (x: readonly Expression[]): Expression =>
  x.slice(1).reduce((sum, one) => ["+", [sum, one]], nth(x, 0));
const called =
  (name: string) =>
  (x: readonly Expression[]): Expression => [name, x];

/** Names that mathjs has for what is written otherwise here. */
const REWRITTEN: Readonly<Record<string, Rewritten>> = {
  log: {
    takes: [1, 2],
    as: ([x = 0, base]) =>
      base === undefined
        ? ["ln", [x]]
        : [
            "/",
            [
              ["ln", [x]],
              ["ln", [base]],
            ],
          ],
  },
  arctan: { takes: [1], as: called("atan") },
  square: { takes: [1], as: ([x = 0]) => ["^", [x, 2]] },
  pow: { takes: [2], as: called("^") },
  sum: { takes: ["several"], as: summed },
  mean: { takes: ["several"], as: (x) => ["/", [summed(x), x.length]] },
};

/**
 * What a teacher's own lines may call, and with how many numbers: the operations that say so, and mathjs's names for what is
 * written otherwise here (`log` for ln, `pow(a, b)` for a^b).
 */
export const OWN_CALLS: ReadonlyMap<string, readonly Takes[]> = new Map(
  [
    ...Object.entries(OPERATIONS).flatMap(([name, { own }]): (readonly [string, readonly Takes[]])[] =>
      own === undefined || own === 0 ? [] : [[name, [own]]],
    ),
    ...Object.entries(REWRITTEN).map(([name, { takes }]): readonly [string, readonly Takes[]] => [
      name,
      takes,
    ]),
  ].sort(([a], [b]) => (a < b ? -1 : 1)),
);

/** Numbers that have a letter. */
export const OWN_CONSTANTS: readonly string[] = Object.entries(OPERATIONS).flatMap(([name, { own }]) =>
  own === 0 ? [name] : [],
);

/** Names that no quantity may have: of operations and constants. A quantity may be called sum or mean, which then call nothing. */
export const OWN_NAMES: ReadonlySet<string> = new Set([
  ...Object.entries(OPERATIONS).flatMap(([name, { own }]) => (own === undefined ? [] : [name])),
  "log",
]);

/** A call of one of these as the graph has it. */
export const callOf = (name: string, operands: readonly Expression[]): Expression =>
  (Object.hasOwn(REWRITTEN, name) ? REWRITTEN[name] : undefined)?.as(operands) ?? [name, operands];

/** Whether a call takes so many numbers. */
export const takes = (name: string, count: number): boolean =>
  (OWN_CALLS.get(name) ?? []).some((one) => (one === "several" ? count >= 2 : one === count));

/** How many numbers a call takes, in words. */
export const takesText = (name: string): string =>
  (OWN_CALLS.get(name) ?? [])
    .map((one) => (one === "several" ? "two numbers or more" : one === 1 ? "one number" : `${one} numbers`))
    .join(" or ");
