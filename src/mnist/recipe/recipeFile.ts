import * as z from "zod";
import { type Fault, GradsheetError } from "../../core/base/errors.js";
import { nth } from "../../core/base/known.js";
import type { ActivationName } from "../../core/network/activations/index.js";
import type { LossName } from "../../core/network/losses/index.js";
import type { OptimizerChoice } from "../../core/network/network.js";
import { activationField, type optimizerField, trainingFields } from "../../core/network/networkSchema.js";
import { optimizerNamed } from "../../core/network/optimizers/index.js";
import { faultAt, type Path, readDocument } from "../../core/parse/document.js";
import { parseWith, schemaKey } from "../../core/parse/schema.js";
import type { LayerParameters, RecipeLayer } from "./recipe.js";

/** What a network file says of a training; what it leaves out is undefined. */
export interface RecipeFile {
  readonly layers: readonly RecipeLayer[];
  /** The weights to start from, when the file gives them. */
  readonly parameters: readonly LayerParameters[] | undefined;
  readonly loss: LossName | undefined;
  readonly reduction: "mean" | "sum" | undefined;
  readonly l2: number | undefined;
  readonly learningRate: number | undefined;
  readonly trainBiases: boolean | undefined;
  readonly batchSize: number | undefined;
  readonly optimizer: OptimizerChoice | undefined;
}

const numberList = z.array(z.number()).min(1);

/**
 * A network file, as for `solve`, in which a layer may also have a `size` in place of its weights: they are drawn
 * then, and `biases: false` leaves the biases out. Inputs, targets and examples are MNIST's, whatever the file says.
 */
const recipeSchema = z.strictObject({
  $schema: schemaKey,
  inputs: z.unknown().optional(),
  targets: z.unknown().optional(),
  examples: z.unknown().optional(),
  layers: z
    .array(
      z.strictObject({
        size: z.int().min(1).optional(),
        weights: z.array(numberList).min(1).optional(),
        biases: z.union([z.array(z.number()), z.boolean()]).nullish(),
        activation: activationField,
      }),
    )
    .min(1),
  ...trainingFields,
});

type LayerData = z.output<typeof recipeSchema>["layers"][number];
type Report = (code: Fault["code"], path: Path, message: string) => void;

/** Reads a network file for a training on examples of `inputs` numbers. Throws a GradsheetError with every fault. */
export function parseRecipe(text: string, file: string, inputs: number): RecipeFile {
  const document = readDocument(text, file);
  const data = parseWith(recipeSchema, document);
  const faults: Fault[] = [];
  const report: Report = (code, path, message) => {
    faults.push(faultAt(document, code, path, message));
  };
  const given = data.layers.filter(({ weights }) => weights !== undefined).length;
  if (given > 0 && given < data.layers.length)
    report(
      "MISSING_KEY",
      ["layers"],
      "some layers have weights and some a size; give weights to all, or sizes to all",
    );
  let width = inputs;
  const layers = data.layers.map((layer, l): RecipeLayer => {
    const size = layer.weights?.length ?? layer.size ?? 0;
    checkLayer(layer, width, ["layers", l], report);
    width = size;
    const biased = layer.weights === undefined ? layer.biases !== false : Array.isArray(layer.biases);
    return { size, activation: layer.activation satisfies ActivationName, biased };
  });
  if (faults.length > 0) throw new GradsheetError(faults);
  return {
    layers,
    parameters: given > 0 ? data.layers.map(parametersOfLayer) : undefined,
    loss: data.loss,
    reduction: data.reduction,
    l2: data.l2,
    learningRate: data.learningRate,
    trainBiases: data.trainBiases,
    batchSize: data.batchSize,
    optimizer: data.optimizer === undefined ? undefined : withDefaults(data.optimizer),
  };
}

function checkLayer({ size, weights, biases }: LayerData, width: number, path: Path, report: Report): void {
  if ((size === undefined) === (weights === undefined))
    report("MISSING_KEY", path, "a layer needs a size, or weights: one of them");
  weights?.forEach((row, j) => {
    if (row.length !== width)
      report("SHAPE", [...path, "weights", j], `${row.length} weights for ${width} inputs; one for each`);
  });
  if (!Array.isArray(biases)) return;
  if (weights === undefined)
    report("WRONG_TYPE", [...path, "biases"], "numbers where weights are drawn; give true or false");
  else if (biases.length !== weights.length)
    report(
      "SHAPE",
      [...path, "biases"],
      `${biases.length} biases for ${weights.length} neurons; one for each`,
    );
}

function parametersOfLayer({ weights = [], biases }: LayerData): LayerParameters {
  return {
    inputs: nth(weights, 0).length,
    size: weights.length,
    weights: Float64Array.from(weights.flat()),
    biases: Array.isArray(biases) ? Float64Array.from(biases) : null,
  };
}

function withDefaults(said: z.output<typeof optimizerField>): OptimizerChoice {
  const { name, ...rest } = said;
  const settings = { ...optimizerNamed(name).settings };
  for (const [setting, value] of Object.entries(rest))
    if (typeof value === "number") settings[setting] = value;
  return { name, settings };
}
