import type { Activation, LayerNames, OutputKind } from "../activations/activation.js";
import { at, nameAt } from "../activations/activation.js";
import type { Interval } from "../interval.js";

/** The names that a loss speaks of: the last layer, what activates it, and the targets. */
export interface OutputNames extends LayerNames {
  readonly activation: Activation;
  readonly targets: readonly string[];
}

/** The numbers of the last layer for one example: sums z, activations a, and targets (none for the loss `output`). */
export interface OutputValues {
  readonly activation: Activation;
  readonly sums: ArrayLike<number>;
  readonly activations: ArrayLike<number>;
  readonly targets: ArrayLike<number>;
}

/** A loss function of one example with all its faces; expressions are texts over names, j counts from 0. */
export interface Loss {
  readonly name: string;
  /** What targets may be; null when there are none. */
  readonly targetRange: Interval | null;
  /** What the last activation must give for the loss to exist. */
  readonly outputs: OutputKind;
  /** No more than a parabola of an output. */
  readonly parabola?: true;
  /** The definition printed on paper, as TeX in y and ŷ. */
  readonly tex: string;
  /** C as a number; a term whose factor is a target of 0 is left out. */
  readonly value: (output: OutputValues) => number;
  /** dC/da_j as a number. */
  readonly slope: (output: OutputValues, j: number) => number;
  /** dC/dz_j as a number, where loss and activation together keep digits that their slopes apart lose. */
  readonly delta?: (output: OutputValues, j: number) => number | undefined;
  /** C as it is taught. */
  readonly expression: (names: OutputNames) => string;
  /** C without loss of digits where the taught form has one. */
  readonly exact?: (names: OutputNames) => string | undefined;
  /** dC/da_j as it is taught. */
  readonly slopeExpression: (names: OutputNames, j: number) => string;
  readonly exactSlope?: (names: OutputNames, j: number) => string | undefined;
  /** dC/dz_j taught in one step, where loss and activation were made for each other. */
  readonly deltaExpression?: (names: OutputNames, j: number) => string | undefined;
  readonly exactDelta?: (names: OutputNames, j: number) => string | undefined;
}

/** Σ over the outputs of a term in the target y and the activation a. */
export function total(output: OutputValues, term: (y: number, a: number, j: number) => number): number {
  let sum = 0;
  for (let j = 0; j < output.activations.length; j++)
    sum += term(at(output.targets, j), at(output.activations, j), j);
  return sum;
}

/** One term an output, joined by plus. */
export function terms(names: OutputNames, term: (y: string, a: string, j: number) => string): string {
  return names.targets.map((y, j) => term(y, nameAt(names.activations, j), j)).join(" + ");
}

/** The same, in brackets when there are several. */
export function bracketed(text: string, count: number): string {
  return count > 1 ? `(${text})` : text;
}
