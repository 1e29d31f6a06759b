import { type Misconception, substituteNumber } from "./misconception.js";

/** The standard deviation stands where its square, the variance, belongs. */
export const deviationForVariance: Misconception = {
  name: "deviation-for-variance",
  apply: ({ reason, expression }) =>
    reason === "variance-linear" || reason === "variance-relu"
      ? [substituteNumber(expression, 2, 1, "^")]
      : [],
};
