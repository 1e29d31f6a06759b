import { nth } from "../../core/base/known.js";
import { activationNamed } from "../../core/network/activations/index.js";
import { lossNamed } from "../../core/network/losses/index.js";
import type { LayerParameters } from "../recipe/recipe.js";
import { type Examples, outputsOf, type Recipe } from "../recipe/recipe.js";
import { largest } from "./outputs.js";

/** What a network makes of one example, in doubles, layer by layer. */
export interface Prediction {
  readonly z: readonly (readonly number[])[];
  readonly a: readonly (readonly number[])[];
  /** The output that is largest, counted from 0: the digit. */
  readonly answer: number;
  readonly loss: number;
}

/** The forward pass of one example, for looking at single images; training has its own. */
export function predict(
  recipe: Recipe,
  parameters: readonly LayerParameters[],
  examples: Examples,
  k: number,
): Prediction {
  const z: number[][] = [];
  const a: number[][] = [];
  let before = Array.from({ length: recipe.inputs }, (_none, i) => examples.input(k, i));
  parameters.forEach(({ inputs, size, weights, biases }, l) => {
    const lit = before.flatMap((value, i) => (value === 0 ? [] : [i]));
    const sums = Array.from({ length: size }, (_none, j) => {
      let sum = biases === null ? 0 : nth(biases, j);
      for (const i of lit) sum += (weights[j * inputs + i] ?? Number.NaN) * nth(before, i);
      return sum;
    });
    const activation = activationNamed(nth(recipe.layers, l).activation);
    before = activation.values?.(sums) ?? sums.map((sum) => activation.value?.(sum) ?? Number.NaN);
    z.push(sums);
    a.push(before);
  });
  const outputs = outputsOf(recipe);
  const loss = lossNamed(recipe.loss).value({
    activation: activationNamed(nth(recipe.layers, -1).activation),
    sums: nth(z, -1),
    activations: before,
    targets: Array.from({ length: outputs }, (_none, j) => examples.target(k, j)),
  });
  return { z, a, answer: largest(before), loss };
}
