import type { Activation, LayerNames, OutputKind } from "../activations/activation.js";
import { nameAt } from "../activations/activation.js";
import type { Interval } from "../interval.js";

/** The names that a loss speaks of: the last layer, what activates it, and the targets. */
export interface OutputNames extends LayerNames {
  readonly activation: Activation;
  readonly targets: readonly string[];
}

/** A loss function of one example with all its faces; expressions are texts over names, j counts from 0. */
export interface Loss {
  readonly name: string;
  /** What targets may be; null when there are none. */
  readonly targetRange: Interval | null;
  /** What the last activation must give for the loss to exist. */
  readonly outputs: OutputKind;
  /** The definition printed on paper, as TeX in y and ŷ. */
  readonly tex: string;
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

/** One term an output, joined by plus. */
export function terms(names: OutputNames, term: (y: string, a: string, j: number) => string): string {
  return names.targets.map((y, j) => term(y, nameAt(names.activations, j), j)).join(" + ");
}

/** The same, in brackets when there are several. */
export function bracketed(text: string, count: number): string {
  return count > 1 ? `(${text})` : text;
}
