import { substitute, symbolsOf } from "../graph/expression.js";
import { isWeight } from "../graph/quantity.js";
import type { Misconception } from "./misconception.js";

/** The filter is laid on the wrong way round, its first weight last. */
export const filterFlipped: Misconception = {
  name: "filter-flipped",
  apply: ({ reason, expression }) => {
    if (reason !== "convolved") return [];
    const weights = symbolsOf(expression).filter(isWeight);
    const turned = new Map(weights.map((weight, k) => [weight, weights.at(-1 - k)]));
    return [substitute(expression, (id) => turned.get(id))];
  },
};
