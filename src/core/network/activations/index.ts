import type { Activation } from "./activation.js";
import { geluActivation } from "./gelu.js";
import { identityActivation } from "./identity.js";
import { leakyReluActivation } from "./leakyRelu.js";
import { reluActivation } from "./relu.js";
import { sigmoidActivation } from "./sigmoid.js";
import { softmaxActivation } from "./softmax.js";
import { softplusActivation } from "./softplus.js";
import { tanhActivation } from "./tanh.js";

/** Every activation, by the name used in network files. A new one is a file and a line here. */
export const ACTIVATIONS = {
  sigmoid: sigmoidActivation,
  tanh: tanhActivation,
  relu: reluActivation,
  "leaky-relu": leakyReluActivation,
  identity: identityActivation,
  softmax: softmaxActivation,
  softplus: softplusActivation,
  gelu: geluActivation,
} as const satisfies Record<string, Activation>;

/** The name of an activation. */
export type ActivationName = keyof typeof ACTIVATIONS;

/** What a layer has where nothing is said. */
export const DEFAULT_ACTIVATION = "sigmoid" satisfies ActivationName;

export const activationNamed = (name: ActivationName): Activation => ACTIVATIONS[name];

/** Other names by which files may call an activation. */
export const ACTIVATION_ALIASES: Readonly<Record<string, ActivationName>> = { linear: "identity" };
