import type { Misconception } from "./misconception.js";

/** The bias is penalised like a weight. */
export const biasPenalised: Misconception = {
  name: "bias-penalised",
  apply: ({ reason, expression }) =>
    reason === "gradient-l2-bias" ? [["+", [expression, ["*", [2, ["*", ["lambda", "b"]]]]]]] : [],
};
