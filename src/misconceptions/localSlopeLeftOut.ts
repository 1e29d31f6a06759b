import { substitute } from "../graph/expression.js";
import { readDerivative } from "../graph/quantity.js";
import type { Misconception } from "./misconception.js";

/**
 * On a computational graph the derivative is handed back unchanged: the node's own slope is left out. At a maximum this
 * is to hand it back to both operands, which has a name of its own.
 */
export const localSlopeLeftOut: Misconception = {
  name: "local-slope-left-out",
  apply: ({ role, expression }, graph) => {
    const isLocal = (id: string) =>
      readDerivative(id)?.of !== "f" && graph.byId.get(id)?.reason !== "slope-max";
    return role === "node-gradient" ? [substitute(expression, (id) => (isLocal(id) ? 1 : undefined))] : [];
  },
};
