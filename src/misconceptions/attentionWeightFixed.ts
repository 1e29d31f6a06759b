import { substitute } from "../graph/expression.js";
import type { Misconception } from "./misconception.js";

/** A score raises its own weight alone: that all weights share the sum of 1 is left out. */
export const attentionWeightFixed: Misconception = {
  name: "attention-weight-fixed",
  apply: ({ reason, expression }) =>
    reason === "slope-attention" ? [substitute(expression, (id) => (id === "o" ? 0 : undefined))] : [],
};
