import { substitute } from "../graph/expression.js";
import { isBias } from "../graph/quantity.js";
import type { Misconception } from "./misconception.js";

/** The weighted sum is taken without its bias. */
export const forgottenBias: Misconception = {
  name: "forgotten-bias",
  apply: ({ role, reason, expression }) =>
    role === "sum" && reason === "sum-with-bias"
      ? [substitute(expression, (id) => (isBias(id) ? 0 : undefined))]
      : [],
};
