import { substitute } from "../graph/expression.js";
import { names } from "../graph/quantity.js";
import type { Misconception } from "./misconception.js";

/** The weight from j into i is taken for the one from i into j: W where Wᵀ belongs, or the other way round. */
export const transposedWeights: Misconception = {
  name: "transposed-weights",
  apply: ({ role, expression }, graph) => {
    if (role !== "sum" && role !== "spread") return [];
    let possible = true;
    const changed = substitute(expression, (id) => {
      const local = graph.byId.get(id);
      const weight = local?.role === "local-activation" ? String(local.expression) : id;
      // Old weights alone: renewed and moved ones are copies of them.
      const given = graph.givens.get(weight);
      if (given?.role !== "weight") return undefined;
      const { layer, neuron: j, input: i } = given.at;
      if (layer === undefined || j === undefined || i === undefined) return undefined;
      const other = names.weight(layer, i, j);
      if (!graph.givens.has(other)) possible = false;
      return other;
    });
    return possible ? [changed] : [];
  },
};
