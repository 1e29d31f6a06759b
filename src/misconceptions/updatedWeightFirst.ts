import { known } from "../base/known.js";
import type { Graph } from "../graph/definition.js";
import { type Expression, substitute, symbolsOf } from "../graph/expression.js";
import { names } from "../graph/quantity.js";
import type { Misconception } from "./misconception.js";

/** The new weight written out in old quantities: the update's own lines put into one another. */
function newWeight(weight: string, graph: Graph): Expression | null {
  const update = graph.byId.get(names.renewed(weight));
  if (update === undefined) return null;
  const open = (expression: Expression): Expression =>
    substitute(expression, (id) => {
      const line = graph.byId.get(id);
      return line?.stage === "update" ? open(line.expression) : undefined;
    });
  return open(update.expression);
}

/** The error is passed back through weights that were already updated; gradients belong to the old weights. */
export const updatedWeightFirst: Misconception = {
  name: "updated-weight-first",
  apply: ({ role, id, expression }, graph) => {
    if (role !== "spread") return [];
    const order = new Map(graph.definitions.map((line, k) => [line.id, k]));
    const here = known(order, id);
    let possible = true;
    const changed = substitute(expression, (used) => {
      const line = graph.byId.get(used);
      if (line?.role !== "local-activation" || typeof line.expression !== "string") return undefined;
      const renewed = newWeight(line.expression, graph);
      if (renewed === null || symbolsOf(renewed).some((one) => (order.get(one) ?? -1) >= here)) {
        possible = false;
        return undefined;
      }
      return renewed;
    });
    return possible ? [changed] : [];
  },
};
