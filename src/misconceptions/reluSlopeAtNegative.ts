import type { Misconception } from "./misconception.js";

/** The slope of ReLU, or of leaky ReLU, is taken as 1 on both sides of 0. */
export const reluSlopeAtNegative: Misconception = {
  name: "relu-slope-at-negative",
  apply: ({ reason }) => (reason === "slope-relu" || reason === "slope-leaky-relu" ? [1] : []),
};
