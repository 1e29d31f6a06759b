import { type Misconception, substituteNumber } from "./misconception.js";

/** Padding is added on one side of the input alone. */
export const paddingOnOneSide: Misconception = {
  name: "padding-on-one-side",
  apply: ({ reason, expression }) => (reason === "output-size" ? [substituteNumber(expression, 2, 1)] : []),
};
