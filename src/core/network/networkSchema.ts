import * as z from "zod";
import { schemaKey } from "../parse/schema.js";
import { ACTIVATION_ALIASES, ACTIVATIONS, type ActivationName } from "./activations/index.js";
import { LOSSES } from "./losses/index.js";
import { OPTIMIZERS } from "./optimizers/index.js";

/** The keys of a table, by their type. */
export const keysOf = <K extends string>(table: Readonly<Record<K, unknown>>) =>
  Object.keys(table) as [K, ...K[]];

const numberList = z.array(z.number()).min(1);

export const activationField = z
  .enum([...keysOf(ACTIVATIONS), ...(Object.keys(ACTIVATION_ALIASES) as ["linear"])])
  .transform(
    (name): ActivationName => (Object.hasOwn(ACTIVATION_ALIASES, name) ? "identity" : name) as ActivationName,
  );
export const lossField = z.enum(keysOf(LOSSES));
export const reductionField = z.enum(["mean", "sum"]);

const optimizerName = z.enum(keysOf(OPTIMIZERS));
const share = z.number().min(0).lt(1).optional();
/** `sgd`, or a name with its settings; a setting that the optimizer does not have is a fault. */
export const optimizerField = z.union([
  optimizerName.transform((name) => ({ name })),
  z.strictObject({
    name: optimizerName,
    momentum: share,
    decay: share,
    beta1: share,
    beta2: share,
    epsilon: z.number().positive().optional(),
  }),
]);

/** What a network file says beside its layers and examples. */
export const trainingFields = {
  loss: lossField.optional(),
  reduction: reductionField.optional(),
  l2: z.number().min(0).optional(),
  learningRate: z.number().positive().optional(),
  trainBiases: z.boolean().optional(),
  batchSize: z.int().min(1).optional(),
  optimizer: optimizerField.optional(),
};

export const networkSchema = z.strictObject({
  $schema: schemaKey,
  inputs: numberList.optional(),
  targets: z.array(z.number()).optional(),
  examples: z
    .array(z.strictObject({ inputs: numberList, targets: z.array(z.number()).optional() }))
    .min(1)
    .optional(),
  layers: z
    .array(
      z.strictObject({
        weights: z.array(numberList).min(1),
        biases: z.array(z.number()).nullish(),
        activation: activationField,
      }),
    )
    .min(1),
  ...trainingFields,
});

export type NetworkData = z.output<typeof networkSchema>;
