import { readFile } from "node:fs/promises";
import { fail } from "../../core/base/errors.js";
import { nth } from "../../core/base/known.js";
import type { FloatWidth } from "../kernels/kernels.js";
import type { LayerParameters, Recipe } from "../recipe/recipe.js";
import { readSafetensors, type Tensor, writeSafetensors } from "./safetensors.js";

/** `layers.1.weight` [neurons, inputs] and `layers.1.bias` [neurons], layers counted from 1. */
const nameOf = (l: number, what: "weight" | "bias"): string => `layers.${l + 1}.${what}`;

/** A network's parameters as a safetensors file, in the training's precision; its metadata say what they belong to. */
export function weightsFile(
  recipe: Recipe,
  parameters: readonly LayerParameters[],
  precision: FloatWidth,
): Buffer {
  const kept = (values: Float64Array) => (precision === "float32" ? Float32Array.from(values) : values);
  const tensors = parameters.flatMap(({ inputs, size, weights, biases }, l): Tensor[] => [
    { name: nameOf(l, "weight"), shape: [size, inputs], values: kept(weights) },
    ...(biases === null ? [] : [{ name: nameOf(l, "bias"), shape: [size], values: kept(biases) }]),
  ]);
  const metadata = {
    format: "gradsheet/weights@1",
    activations: recipe.layers.map(({ activation }) => activation).join(","),
    loss: recipe.loss,
  };
  return writeSafetensors({ tensors, metadata });
}

/**
 * Parameters from a file written by `weightsFile`, or any safetensors file with arrays of those names. Throws SHAPE when
 * they do not fit the recipe, DATA_DAMAGED when the file is none, FILE_NOT_FOUND when it is not there.
 */
export async function readWeights(file: string, recipe: Recipe): Promise<LayerParameters[]> {
  const bytes = await readFile(file).catch(() => {
    throw fail(
      "FILE_NOT_FOUND",
      "cannot be read; --load-weights needs a file that --save-weights has written",
      { file },
    );
  });
  const { tensors } = readSafetensors(bytes, file);
  return recipe.layers.map(({ size, biased }, l) => {
    const inputs = l === 0 ? recipe.inputs : nth(recipe.layers, l - 1).size;
    const take = (what: "weight" | "bias", shape: readonly number[]): Float64Array => {
      const found = tensors.find(({ name }) => name === nameOf(l, what));
      if (found?.shape.join() !== shape.join()) {
        const has = found === undefined ? "is not in the file" : `has the shape [${found.shape.join(", ")}]`;
        throw fail("SHAPE", `${nameOf(l, what)} ${has}; this network needs [${shape.join(", ")}]`, { file });
      }
      return Float64Array.from(found.values);
    };
    const weights = take("weight", [size, inputs]);
    return { inputs, size, weights, biases: biased ? take("bias", [size]) : null };
  });
}
