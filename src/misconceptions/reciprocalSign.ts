import type { Misconception } from "./misconception.js";

/** The derivative of 1/u without its minus. */
export const reciprocalSign: Misconception = {
  name: "reciprocal-sign",
  apply: ({ reason, expression }) =>
    (reason === "slope-reciprocal" || reason === "slope-reciprocal-of-cube") && typeof expression === "object"
      ? expression[1].slice(0, 1)
      : [],
};
