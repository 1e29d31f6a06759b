import { adam } from "./adam.js";
import { momentum, nesterov } from "./momentum.js";
import type { Optimizer } from "./optimizer.js";
import { sgd } from "./sgd.js";
import { adagrad, rmsprop } from "./squaredGradients.js";

/** Every optimizer, by the name used in network files. A new one is a file and a line here. */
export const OPTIMIZERS = { sgd, momentum, nesterov, rmsprop, adagrad, adam } as const satisfies Record<
  string,
  Optimizer
>;

/** The name of an optimizer. */
export type OptimizerName = keyof typeof OPTIMIZERS;

export const optimizerNamed = (name: OptimizerName): Optimizer => OPTIMIZERS[name];
