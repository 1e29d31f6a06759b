import type { Activation } from "../activations/activation.js";
import { binaryCrossEntropy } from "./binaryCrossEntropy.js";
import { crossEntropy } from "./crossEntropy.js";
import type { Loss } from "./loss.js";
import { outputLoss } from "./output.js";
import { halfSse, mse, sse } from "./squares.js";

/** Every loss, by the name used in network files. A new one is a file and a line here. */
export const LOSSES = {
  mse,
  "half-sse": halfSse,
  sse,
  bce: binaryCrossEntropy,
  "cross-entropy": crossEntropy,
  output: outputLoss,
} as const satisfies Record<string, Loss>;

/** The name of a loss. */
export type LossName = keyof typeof LOSSES;

export const lossNamed = (name: LossName): Loss => LOSSES[name];

const STRICTER = { any: 0, positive: 1, share: 2 } as const;

/** Whether the loss exists for every output of the activation. */
export const lossTakes = (loss: Loss, activation: Activation): boolean =>
  STRICTER[activation.outputs] >= STRICTER[loss.outputs];
