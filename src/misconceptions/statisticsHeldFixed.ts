import { substitute } from "../graph/expression.js";
import { names } from "../graph/quantity.js";
import type { Misconception } from "./misconception.js";

/** Mean and variance of the batch are taken for constants: what goes back through them is left out. */
export const statisticsHeldFixed: Misconception = {
  name: "statistics-held-fixed",
  apply: ({ reason, expression }) => {
    if (reason !== "gradient-batch-norm") return [];
    const through = [names.gradient("beta"), names.gradient("gamma")];
    return [substitute(expression, (id) => (through.includes(id) ? 0 : undefined))];
  },
};
