import { substitute } from "../graph/expression.js";
import { isWeight } from "../graph/quantity.js";
import type { Misconception } from "./misconception.js";

/** The error is passed back to a hidden neuron without the weights of the paths that it takes; so is a chain of slopes. */
export const missingWeight: Misconception = {
  name: "missing-weight",
  apply: ({ role, reason, expression }, graph) => {
    if (reason === "product-chain") return [substitute(expression, (id) => (isWeight(id) ? 1 : undefined))];
    return role === "spread"
      ? [substitute(expression, (id) => (graph.byId.get(id)?.role === "local-activation" ? 1 : undefined))]
      : [];
  },
};
