import type { Optimizer } from "./optimizer.js";

/** w ← w − η g. */
export const sgd: Optimizer = {
  name: "sgd",
  settings: {},
  states: [],
  tex: "w^{\\mathrm{new}} = w - \\eta\\,g",
  lines: ({ parameter: w, gradient: g }) => [
    { id: `${w}_new`, expression: `${w} - eta * ${g}`, role: "new" },
  ],
};
