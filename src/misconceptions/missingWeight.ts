import { substitute } from "../graph/expression.js";
import type { Misconception } from "./misconception.js";

/** The error is passed back to a hidden neuron without the weights of the paths that it takes. */
export const missingWeight: Misconception = {
  name: "missing-weight",
  apply: ({ role, expression }, graph) =>
    role === "spread"
      ? [substitute(expression, (id) => (graph.byId.get(id)?.role === "local-activation" ? 1 : undefined))]
      : [],
};
