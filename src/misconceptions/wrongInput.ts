import { substitute } from "../graph/expression.js";
import { localInput } from "./localInput.js";
import type { Misconception } from "./misconception.js";

/** The gradient of a weight is multiplied by the input of another weight. */
export const wrongInput: Misconception = {
  name: "wrong-input",
  apply: (definition, graph) => {
    const own = localInput(definition, graph);
    if (own === null) return [];
    const { layer, neuron, input, example } = definition.at;
    return graph.definitions
      .filter(({ role, at }) => role === "local-weight" && at.layer === layer && at.neuron === neuron)
      .filter(({ at }) => at.example === example && at.input !== input)
      .map((other) =>
        substitute(definition.expression, (id) => (id === own.local ? other.expression : undefined)),
      );
  },
};
