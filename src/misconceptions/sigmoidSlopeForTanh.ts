import type { Misconception } from "./misconception.js";

/** a (1 − a), the slope of the sigmoid, for tanh's 1 − a². */
export const sigmoidSlopeForTanh: Misconception = {
  name: "sigmoid-slope-for-tanh",
  apply: ({ reason, expression }) =>
    reason === "slope-tanh" && typeof expression === "object" ? [["sigmoidSlope", expression[1]]] : [],
};
