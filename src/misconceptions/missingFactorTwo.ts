import type { Misconception } from "./misconception.js";

/** The 2 from the square of the error is left out of its slope. */
export const missingFactorTwo: Misconception = {
  name: "missing-factor-two",
  apply: ({ role, reason, expression }) =>
    role === "loss-slope" && (reason === "loss-slope-mse" || reason === "loss-slope-sse")
      ? [["/", [expression, 2]]]
      : [],
};
