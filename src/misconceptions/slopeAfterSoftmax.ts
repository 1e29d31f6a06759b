import type { Misconception } from "./misconception.js";

/** After ŷ − y, which holds the slope of softmax already, the slope a (1 − a) is multiplied once more. */
export const slopeAfterSoftmax: Misconception = {
  name: "slope-after-softmax",
  apply: ({ role, reason, expression, id }) =>
    role === "delta" && reason === "delta-cross-entropy"
      ? [["*", [expression, ["sigmoidSlope", [id.replace("dC_dz", "a")]]]]]
      : [],
};
