import { substitute } from "../graph/expression.js";
import type { Misconception } from "./misconception.js";

/** Back to the step before, the input's weight is taken for the weight between the steps. */
export const inputWeightInTime: Misconception = {
  name: "input-weight-in-time",
  apply: ({ reason, expression }) =>
    reason === "back-in-time" ? [substitute(expression, (id) => (id === "u" ? "w" : undefined))] : [],
};
