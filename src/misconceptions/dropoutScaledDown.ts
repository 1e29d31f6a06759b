import type { Misconception } from "./misconception.js";

/** The values that are kept are multiplied by the probability, not divided. */
export const dropoutScaledDown: Misconception = {
  name: "dropout-scaled-down",
  apply: ({ reason, expression }) =>
    reason === "dropped" && typeof expression === "object" && expression[0] === "/"
      ? [["*", [...expression[1]]]]
      : [],
};
