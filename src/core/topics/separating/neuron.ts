import { nth } from "../../base/known.js";
import type { OwnLine } from "../../graph/ownGraph.js";
import type { AskedFree, Check } from "../asked.js";
import { valueLine } from "../lines.js";

/** Weights and bias of a neuron with two inputs. */
export type Numbers = readonly [w1: number, w2: number, b: number];
export type Pair = readonly [x1: number, x2: number];

/** Each of a neuron's numbers changed in the same way. */
export const changed = ([w1, w2, b]: Numbers, change: (one: number) => number): Numbers => [
  change(w1),
  change(w2),
  change(b),
];

/** What a neuron has to say at a point. */
export interface Wanted {
  readonly at: Pair;
  readonly one: boolean;
}

/** A neuron with two inputs by the names of all that belongs to it. */
export interface Neuron {
  readonly inputs: readonly [string, string];
  readonly weights: readonly [string, string];
  readonly bias: string;
  readonly sum: string;
  readonly output: string;
}

/** The weighted sum, and 1 where it is greater than 0. */
export const neuronLines = ({ inputs, weights, bias, sum, output }: Neuron): OwnLine[] => [
  valueLine(sum, `${weights[0]} * ${inputs[0]} + ${weights[1]} * ${inputs[1]} + ${bias}`, "sum"),
  { id: output, expression: `greater(${sum}, 0)`, role: "count", reason: "threshold" },
];

/** Its numbers by name. */
export const numbersOf = ({ weights, bias }: Neuron, [w1, w2, b]: Numbers): [string, number][] => [
  [weights[0], w1],
  [weights[1], w2],
  [bias, b],
];

/** Blanks for the numbers that are not given. */
export const freeBlanks = (numbers: readonly (readonly [string, number])[]): AskedFree[] =>
  numbers.map(([quantity, value]) => ({ kind: "free", name: quantity, quantity, value }));

/** A check that this neuron says at every point what it should. */
export const checkOf = (
  { inputs, output }: Neuron,
  wanted: readonly Wanted[],
  judges: readonly string[],
): Check => ({
  judges,
  output,
  cases: wanted.map(({ at, one }) => ({
    inputs: { [inputs[0]]: nth(at, 0), [inputs[1]]: nth(at, 1) },
    wanted: one ? 1 : 0,
  })),
});

export const sumAt = ([w1, w2, b]: Numbers, [x1, x2]: Pair): number => w1 * x1 + w2 * x2 + b;

/** Further from 0 than any noise of doubles. */
const PLAINLY = 1e-6;
export const says = (numbers: Numbers, at: Pair): boolean => sumAt(numbers, at) > PLAINLY;

/** Whether these numbers do at every point what they should. */
export const separates = (numbers: Numbers, wanted: readonly Wanted[]): boolean =>
  wanted.every(({ at, one }) => says(numbers, at) === one);
