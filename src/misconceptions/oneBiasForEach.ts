import type { Misconception } from "./misconception.js";

/** A filter has one bias: here it is counted for every channel of the input. */
export const oneBiasForEach: Misconception = {
  name: "bias-for-each-weight",
  apply: ({ reason, expression }) =>
    reason === "filter-parameters" && typeof expression === "object"
      ? [["*", ["f", ["*", ["c", ["+", [["^", ["k", 2]], 1]]]]]]]
      : [],
};
