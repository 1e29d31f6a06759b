import * as z from "zod";
import { ACTIVATIONS } from "../network/activations/index.js";
import { LOSSES } from "../network/losses/index.js";
import { keysOf } from "../network/networkSchema.js";
import { OPTIMIZERS } from "../network/optimizers/index.js";

const numbers = z.array(z.number());

const layer = z.looseObject({
  weights: z.array(numbers.min(1)).min(1),
  biases: numbers.nullable(),
  activation: z.enum(keysOf(ACTIVATIONS)),
});

/** A sheet's network: as `solve` takes it, with all that a network file may leave out. */
export const sheetNetwork = z
  .looseObject({
    examples: z.array(z.looseObject({ inputs: numbers.min(1), targets: numbers })).min(1),
    layers: z.array(layer).min(1),
    loss: z.enum(keysOf(LOSSES)),
    reduction: z.enum(["mean", "sum"]),
    l2: z.number(),
    learningRate: z.number(),
    trainBiases: z.boolean(),
    batchSize: z.int().min(1),
    // A network file has an optimizer's settings beside its name (sheetText).
    optimizer: z
      .looseObject({ name: z.enum(keysOf(OPTIMIZERS)) })
      .transform(({ name, ...settings }) => ({ name, settings })),
  })
  .refine(fits, "layers, examples and targets are not of sizes that go together");

/** Whether every row takes what the layer before gives, and every example what the network takes. */
function fits({
  examples,
  layers,
}: {
  readonly examples: readonly { readonly inputs: readonly number[]; readonly targets: readonly number[] }[];
  readonly layers: readonly z.output<typeof layer>[];
}): boolean {
  let width = examples[0]?.inputs.length ?? 0;
  for (const { weights, biases } of layers) {
    if (weights.some((row) => row.length !== width)) return false;
    if (biases !== null && biases.length !== weights.length) return false;
    width = weights.length;
  }
  return examples.every(
    ({ inputs, targets }) =>
      inputs.length === examples[0]?.inputs.length && [0, width].includes(targets.length),
  );
}
