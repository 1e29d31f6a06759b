import { nth } from "../../core/base/known.js";
import type { LayerParameters } from "../recipe/recipe.js";
import type { Memory } from "./memory.js";

/** Copies the parameters out of a training's memory, or with `shift` what lies that far after them. */
export function readParameters({ plan, reals }: Memory, shift = 0): LayerParameters[] {
  return plan.layers.map(({ inputs, size, stride, weights, biases }, l) => {
    const rows = new Float64Array(size * inputs);
    for (let j = 0; j < size; j++)
      for (let i = 0; i < inputs; i++) rows[j * inputs + i] = nth(reals, weights + shift + i * stride + j);
    const own = plan.recipe.layers[l]?.biased
      ? Float64Array.from(reals.subarray(biases + shift, biases + shift + size))
      : null;
    return { inputs, size, weights: rows, biases: own };
  });
}

/** Puts parameters of the same shape into a training's memory. */
export function writeParameters({ plan, reals }: Memory, parameters: readonly LayerParameters[]): void {
  plan.layers.forEach(({ inputs, size, stride, weights, biases }, l) => {
    const own = parameters[l];
    if (own === undefined || own.inputs !== inputs || own.size !== size)
      throw new RangeError(`layer ${l + 1} has ${inputs} inputs and ${size} neurons`);
    for (let j = 0; j < size; j++) {
      for (let i = 0; i < inputs; i++) reals[weights + i * stride + j] = nth(own.weights, j * inputs + i);
      reals[biases + j] = own.biases === null ? 0 : nth(own.biases, j);
    }
  });
}
