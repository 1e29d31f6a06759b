import type { Misconception } from "./misconception.js";

/** The gradient of a bias is multiplied by an input, as if the bias were a weight. */
export const biasTimesInput: Misconception = {
  name: "bias-times-input",
  apply: ({ role, reason, expression, at }, graph) =>
    role === "gradient" && reason === "gradient-bias"
      ? graph.definitions
          .filter((line) => line.role === "local-weight" && line.at.layer === at.layer)
          .filter((line) => line.at.neuron === at.neuron && line.at.example === at.example)
          .map((line) => ["*", [expression, line.expression]] as const)
      : [],
};
