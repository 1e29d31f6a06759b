import type { Misconception } from "./misconception.js";

/** The values that are kept are not divided by the probability of keeping them. */
export const dropoutWithoutScale: Misconception = {
  name: "dropout-without-scale",
  apply: ({ reason, expression }) =>
    (reason === "dropped" || reason === "gradient-dropped") &&
    typeof expression === "object" &&
    expression[0] === "/"
      ? expression[1].slice(0, 1)
      : [],
};
