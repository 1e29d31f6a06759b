import { type Loss, total } from "./loss.js";

/** Σ ŷ, no loss at all: its gradients are those of the network's own output. */
export const outputLoss: Loss = {
  name: "output",
  targetRange: null,
  outputs: "any",
  parabola: true,
  tex: "C = \\sum_j \\hat{y}_j",
  value: (output) => total(output, (_y, a) => a),
  slope: () => 1,
  expression: ({ activations }) => activations.join(" + "),
  slopeExpression: () => "1",
};
