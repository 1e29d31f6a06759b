import type { Optimizer } from "./optimizer.js";

/** w ← w − η g. */
export const sgd: Optimizer = {
  name: "sgd",
  settings: {},
  states: [],
  tex: "w^{\\mathrm{new}} = w - \\eta\\,g",
  step: ({ parameters: w, gradients: g }, from, to, { learningRate }) => {
    for (let k = from; k < to; k++) w[k] = (w[k] ?? Number.NaN) - learningRate * (g[k] ?? Number.NaN);
  },
  lines: ({ parameter: w, renewed, gradient: g }) => [
    { id: renewed, expression: `${w} - eta * ${g}`, state: null },
  ],
};
