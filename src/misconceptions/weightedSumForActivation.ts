import { substitute } from "../graph/expression.js";
import { isActivation, sumOf } from "../graph/quantity.js";
import { localInput } from "./localInput.js";
import type { Misconception } from "./misconception.js";

/** z stands where a belongs: the activation function is not applied. */
export const weightedSumForActivation: Misconception = {
  name: "weighted-sum-for-activation",
  apply: (definition, graph) => {
    const { role, id, expression } = definition;
    // Of a value that is called otherwise than a neuron of a layer, no sum is known by its name.
    if (role === "activation") return sumOf(id) === id ? [] : [sumOf(id)];
    if (role === "sum") {
      const changed = substitute(expression, (used) => (isActivation(used) ? sumOf(used) : undefined));
      return JSON.stringify(changed) === JSON.stringify(expression) ? [] : [changed];
    }
    const own = localInput(definition, graph);
    if (own === null || !isActivation(own.input)) return [];
    return [substitute(expression, (used) => (used === own.local ? sumOf(own.input) : undefined))];
  },
};
