import { substitute } from "../graph/expression.js";
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
      const [all, layer, j, i] = /^w(\d+)_(\d+)_(\d+)$/.exec(weight) ?? [];
      if (all === undefined) return undefined;
      const other = `w${layer}_${i}_${j}`;
      if (!graph.givens.includes(other)) possible = false;
      return other;
    });
    return possible ? [changed] : [];
  },
};
