import { substitute } from "../graph/expression.js";
import { isActivation, sumOf } from "../graph/quantity.js";
import type { Misconception } from "./misconception.js";

/** The slope is worked out with the weighted sum: z (1 − z) for a (1 − a). */
export const slopeOfZ: Misconception = {
  name: "slope-of-z",
  apply: ({ reason, expression }, graph) => {
    if (reason !== "slope-sigmoid" && reason !== "slope-tanh") return [];
    let known = true;
    const changed = substitute(expression, (id) => {
      if (!isActivation(id)) return undefined;
      const sum = sumOf(id);
      known &&= graph.byId.has(sum) || graph.givens.has(sum);
      return sum;
    });
    return known ? [changed] : [];
  },
};
