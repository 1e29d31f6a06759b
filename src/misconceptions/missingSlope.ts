import { names, readDerivative } from "../graph/quantity.js";
import type { Misconception } from "./misconception.js";

/** dC/dz = dC/da: the activation's slope is left out of the chain. */
export const missingSlope: Misconception = {
  name: "missing-slope",
  apply: ({ role, reason, at: { layer, neuron }, id }) =>
    role === "delta" && reason === "delta" && layer !== undefined && neuron !== undefined
      ? [names.byActivation(layer, neuron, readDerivative(id)?.prefix)]
      : [],
};
