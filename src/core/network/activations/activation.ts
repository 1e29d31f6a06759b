import type { Interval } from "../interval.js";
import type { Operation } from "../operation.js";

/** The names that an activation's expressions speak of: the sums of its layer and their activations. */
export interface LayerNames {
  readonly sums: readonly string[];
  readonly activations: readonly string[];
}

/** `share`: strictly between 0 and 1. `positive`: above 0. `any`: anything, 0 among it. */
export type OutputKind = "any" | "positive" | "share";

/** What losses take logarithms of, each as a function of a layer's sums and of the neuron j (counting from 0). */
export interface AccurateFaces {
  readonly complement: (z: ArrayLike<number>, j: number) => number;
  readonly log: (z: ArrayLike<number>, j: number) => number;
  readonly logComplement: (z: ArrayLike<number>, j: number) => number;
}

/** The j-th number of a list that is known to be long enough; NaN past its end. */
export const at = (numbers: ArrayLike<number>, j: number): number => numbers[j] ?? Number.NaN;

/** A bound that the slope never passes, as an expression, and the sum where it is reached, if there is one place. */
export interface Steepest {
  readonly slope: string;
  readonly at?: number;
}

/**
 * An activation function with all its faces. Numbers: `value` and `slope`, both functions of the weighted
 * sum z, for every example of training. Expressions: texts over the names of a layer, for neuron `j`
 * (counting from 0), from which every line of a solution is printed and evaluated.
 */
export interface Activation {
  readonly name: string;
  /** f(z); softmax, the one activation of a whole layer, has `values` instead. */
  readonly value?: (z: number) => number;
  /** f′(z). */
  readonly slope?: (z: number) => number;
  readonly values?: (z: readonly number[]) => number[];
  /** The sums at which the slope jumps; none when left out. */
  readonly kinks?: readonly number[];
  /** Made of straight lines: between its kinks the slope never changes. */
  readonly straight?: true;
  /** Worked out with a table of figures beside a calculator: not drawn where no activation is named. */
  readonly tabled?: true;
  /** What the taught slope is written in; a straight line's is a number. */
  readonly slopeOf: "sum" | "activation" | "number";
  /** The greatest slope, where it says something of a deep chain. */
  readonly steepest?: Steepest;
  /** dC/dz_j from dC/da of a whole layer, for an activation that has `values`. */
  readonly pullBack?: (a: ArrayLike<number>, slopes: ArrayLike<number>, j: number) => number;
  /** 1 − a_j, ln a_j and ln(1 − a_j) as numbers, from the sums of the layer, without loss of digits. */
  readonly accurate?: AccurateFaces;
  /** The interval that f(z) can never leave. */
  readonly range: Interval;
  readonly outputs: OutputKind;
  /** The name it has in formulas where no letter stands for it: set upright on drawings. */
  readonly functionName?: string;
  /** The definition printed on paper, as TeX in z. */
  readonly tex: string;
  /** The slope as it is taught, as TeX, and what it is written in: the activation or the sum. */
  readonly slopeTex: string;
  readonly operations: Readonly<Record<string, Operation>>;
  /** The activation of neuron j: `sigmoid(z1_1)`. */
  readonly expression: (names: LayerNames, j: number) => string;
  /** d a_k / d z_j as it is taught; null where it is always 0. */
  readonly slopeExpression: (names: LayerNames, k: number, j: number) => string | null;
  /** The same slope where the taught form loses digits (1 − a for a near 1). */
  readonly exactSlope?: (names: LayerNames, k: number, j: number) => string;
  /** 1 − a_j, ln a_j and ln(1 − a_j) without loss of digits, from the sums. */
  readonly complement?: (names: LayerNames, j: number) => string;
  readonly logValue?: (names: LayerNames, j: number) => string;
  readonly logComplement?: (names: LayerNames, j: number) => string;
}

/** Whether it works on a whole layer at once (softmax): each of its outputs depends on every sum. */
export const isOfLayer = ({ values }: Activation): boolean => values !== undefined;

/** Whether the outputs have an end on either side: far out the function is flat, and a unit there saturated. */
export const isBounded = ({ range }: Activation): boolean => range.every(Number.isFinite);

/** Made of straight lines that meet in a kink: far out on one side nothing, or little, flows back. */
export const isBent = ({ straight, kinks = [] }: Activation): boolean =>
  straight === true && kinks.length > 0;

/** Whether its slope is a number or is written in its own value, not in a function of its own. */
export const isSymbolic = ({ slopeOf, straight }: Activation): boolean =>
  slopeOf !== "sum" || straight === true;

/** Whether a unit can be dead: nothing flows back through it wherever its sum is negative. */
export const canDie = ({ slope }: Activation): boolean => slope?.(-1) === 0;

/** The k-th name of a list that is known to be long enough. */
export function nameAt(names: readonly string[], k: number): string {
  const name = names[k];
  if (name === undefined) throw new RangeError(`no neuron ${k + 1} in a layer of ${names.length}`);
  return name;
}

/** Expressions of an activation that works on each neuron alone, its slope written in the sum or in the activation. */
export function neuronwise(
  call: string,
  slope: { readonly call: string; readonly of: "sum" | "activation" },
) {
  return {
    slopeOf: slope.of,
    expression: ({ sums }: LayerNames, j: number) => `${call}(${nameAt(sums, j)})`,
    slopeExpression: ({ sums, activations }: LayerNames, k: number, j: number) =>
      k === j ? `${slope.call}(${nameAt(slope.of === "sum" ? sums : activations, j)})` : null,
  };
}
