import { type Misconception, termsOf } from "./misconception.js";

/** The penalty is in the loss, and its derivative is left out of the gradient. */
export const penaltyForgotten: Misconception = {
  name: "penalty-forgotten",
  apply: ({ reason, expression }) => (reason === "gradient-l2" ? termsOf(expression).slice(0, 1) : []),
};
