import { type Misconception, substituteNumber } from "./misconception.js";

/** The 2 from the square of the weight is left out of the penalty's derivative. */
export const penaltyWithoutTwo: Misconception = {
  name: "penalty-without-two",
  apply: ({ reason, expression }) => (reason === "gradient-l2" ? [substituteNumber(expression, 2, 1)] : []),
};
