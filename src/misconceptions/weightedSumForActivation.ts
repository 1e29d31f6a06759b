import { substitute } from "../graph/expression.js";
import { localInput } from "./localInput.js";
import type { Misconception } from "./misconception.js";

/** The sum that belongs to an activation: `e2_a1_1_new` → `e2_z1_1_new`. */
export const sumOf = (activation: string): string => activation.replace(/(^|_)a(\d)/, "$1z$2");

export const isActivation = (id: string): boolean => /^(e\d+_)?a\d+(_\d+)?(_new)?$/.test(id);

/** z stands where a belongs: the activation function is not applied. */
export const weightedSumForActivation: Misconception = {
  name: "weighted-sum-for-activation",
  apply: (definition, graph) => {
    const { role, id, expression } = definition;
    if (role === "activation") return [sumOf(id)];
    if (role === "sum") {
      const changed = substitute(expression, (used) => (isActivation(used) ? sumOf(used) : undefined));
      return JSON.stringify(changed) === JSON.stringify(expression) ? [] : [changed];
    }
    const own = localInput(definition, graph);
    if (own === null || !isActivation(own.input)) return [];
    return [substitute(expression, (used) => (used === own.local ? sumOf(own.input) : undefined))];
  },
};
