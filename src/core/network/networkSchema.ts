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
  loss: lossField.optional().describe("mse where it is not said."),
  reduction: reductionField
    .optional()
    .describe("How the losses of several examples become one; mean where it is not said."),
  l2: z.number().min(0).optional().describe("λ of λ·Σw² over the weights, which is added to the loss."),
  learningRate: z.number().positive().optional().describe("η of an update."),
  trainBiases: z
    .boolean()
    .optional()
    .describe("Whether an update changes the biases; true where it is not said."),
  batchSize: z
    .int()
    .min(1)
    .optional()
    .describe(
      "Examples of one update, in their order, beginning again at the end; all where it is not said.",
    ),
  optimizer: optimizerField
    .optional()
    .describe("sgd where it is not said; others have settings: {name: momentum, momentum: 0.9}."),
};

export const networkSchema = z.strictObject({
  $schema: schemaKey,
  inputs: numberList.optional().describe("Of one example; several stand in examples."),
  targets: z.array(z.number()).optional().describe("What the outputs should be."),
  examples: z
    .array(z.strictObject({ inputs: numberList, targets: z.array(z.number()).optional() }))
    .min(1)
    .optional()
    .describe("In place of inputs and targets: some of each."),
  layers: z
    .array(
      z.strictObject({
        weights: z.array(numberList).min(1).describe("A row for each neuron: its weights from each input."),
        biases: z.array(z.number()).nullish().describe("One for each neuron; left out, the layer has none."),
        activation: activationField.describe("softmax in the last layer alone."),
      }),
    )
    .min(1)
    .describe("From the first hidden layer to the outputs."),
  ...trainingFields,
});

export type NetworkData = z.output<typeof networkSchema>;
