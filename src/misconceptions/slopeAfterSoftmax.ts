import { names, readDerivative } from "../graph/quantity.js";
import type { Misconception } from "./misconception.js";

/** After ŷ − y, which holds the slope of softmax already, the slope a (1 − a) is multiplied once more. */
export const slopeAfterSoftmax: Misconception = {
  name: "slope-after-softmax",
  apply: ({ role, reason, expression, at: { layer, neuron }, id }) =>
    role === "delta" && reason === "delta-cross-entropy" && layer !== undefined && neuron !== undefined
      ? [["*", [expression, ["sigmoidSlope", [names.activation(layer, neuron, readDerivative(id)?.prefix)]]]]]
      : [],
};
