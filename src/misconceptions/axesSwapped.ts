import { substitute } from "../graph/expressionTree.js";
import { isWeight } from "../graph/quantity.js";
import type { Misconception } from "./misconception.js";

/** The boundary's cut with one axis is taken with the weight of the other. */
export const axesSwapped: Misconception = {
  name: "axes-swapped",
  apply: ({ reason, expression }, graph) => {
    if (reason !== "boundary-cut") return [];
    const [first, second] = [...graph.givens.keys()].filter(isWeight);
    if (first === undefined || second === undefined) return [];
    return [substitute(expression, (id) => (id === first ? second : id === second ? first : undefined))];
  },
};
