import { substitute } from "../graph/expression.js";
import { localInput } from "./localInput.js";
import type { Misconception } from "./misconception.js";

/** The gradient of a weight is taken to be dC/dz: the factor dz/dw is forgotten. */
export const missingInput: Misconception = {
  name: "missing-input",
  apply: (definition, graph) => {
    const own = localInput(definition, graph);
    return own === null
      ? []
      : [substitute(definition.expression, (id) => (id === own.local ? 1 : undefined))];
  },
};
