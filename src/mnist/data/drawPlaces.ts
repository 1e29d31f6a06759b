import { stream } from "../../core/base/random.js";
import type { Examples, LayerParameters, Recipe } from "../recipe/recipe.js";

/** A weight or bias by its place in the network; all count from 0. */
export interface ParameterPlace {
  readonly layer: number;
  readonly neuron: number;
  /** null for a bias. */
  readonly input: number | null;
}

/**
 * Draws `count` of all trained parameters, each as likely as another and none twice; all of them where they are fewer.
 * Weights from inputs that are 0 in the whole batch are left out: their gradient is 0.
 */
export function drawPlaces(
  recipe: Recipe,
  parameters: readonly LayerParameters[],
  batch: Examples,
  count: number,
  seed: string,
): ParameterPlace[] {
  const lit = Array.from({ length: recipe.inputs }, (_none, i) => i).filter((i) =>
    Array.from({ length: batch.count }, (_one, k) => batch.input(k, i)).some((value) => value !== 0),
  );
  const all = parameters.flatMap(({ inputs, size, biases }, layer) => {
    const from = layer === 0 ? lit : Array.from({ length: inputs }, (_none, i) => i);
    const into = biases !== null && recipe.trainBiases ? [...from, null] : from;
    return Array.from({ length: size }, (_none, neuron) =>
      into.map((input): ParameterPlace => ({ layer, neuron, input })),
    ).flat();
  });
  const random = stream(seed, "gradient check").uniform;
  const drawn: ParameterPlace[] = [];
  while (drawn.length < count && all.length > 0) {
    const k = Math.floor(random() * all.length);
    const last = all.pop();
    const taken = k < all.length ? all[k] : last;
    if (taken !== undefined) drawn.push(taken);
    if (last !== undefined && k < all.length) all[k] = last;
  }
  return drawn;
}
