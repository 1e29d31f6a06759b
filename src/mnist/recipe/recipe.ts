import { nth } from "../../core/base/known.js";
import type { ActivationName } from "../../core/network/activations/index.js";
import type { LossName } from "../../core/network/losses/index.js";
import { lossNamed } from "../../core/network/losses/index.js";
import type { OptimizerChoice } from "../../core/network/network.js";

export interface RecipeLayer {
  readonly size: number;
  readonly activation: ActivationName;
  readonly biased: boolean;
}

/** What is trained and how: a network file without its numbers. */
export interface Recipe {
  readonly inputs: number;
  readonly layers: readonly RecipeLayer[];
  readonly loss: LossName;
  readonly reduction: "mean" | "sum";
  /** λ >= 0. */
  readonly l2: number;
  readonly trainBiases: boolean;
  readonly learningRate: number;
  /** Examples an update; the last of an epoch may have fewer. */
  readonly batchSize: number;
  readonly optimizer: OptimizerChoice;
}

export const outputsOf = (recipe: Recipe): number => nth(recipe.layers, -1).size;

/** The number of weights, and of biases. */
export function parametersOf(recipe: Recipe): { weights: number; biases: number } {
  let weights = 0;
  let biases = 0;
  let before = recipe.inputs;
  for (const { size, biased } of recipe.layers) {
    weights += before * size;
    if (biased) biases += size;
    before = size;
  }
  return { weights, biases };
}

/** The number of targets an example needs. */
export const targetsOf = (recipe: Recipe): number =>
  lossNamed(recipe.loss).targetRange === null ? 0 : outputsOf(recipe);

/** Examples to train or test on, as numbers by place; both count from 0. */
export interface Examples {
  readonly count: number;
  readonly input: (example: number, i: number) => number;
  readonly target: (example: number, j: number) => number;
}

/** A layer's parameters apart from where they are trained: `weights` has one row of inputs a neuron. */
export interface LayerParameters {
  readonly inputs: number;
  readonly size: number;
  readonly weights: Float64Array;
  /** null when the layer has none. */
  readonly biases: Float64Array | null;
}

/** How weights are drawn before training. */
export const INITIALISATIONS = {
  normal: "weights and biases from the normal distribution of spread 1 (Nielsen 2015, chapter 1)",
  xavier: "weights evenly from ±√(6 / (inputs + outputs)), biases 0 (Glorot & Bengio 2010, eq. 16)",
  he: "weights from the normal distribution of variance 2 / inputs, biases 0 (He et al. 2015, eq. 10)",
} as const;

export type Initialisation = keyof typeof INITIALISATIONS;
