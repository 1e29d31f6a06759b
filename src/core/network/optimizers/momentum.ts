import { type Optimizer, type ParameterNames, settingOf, stateAt, type UpdateLine } from "./optimizer.js";

const velocity = ({ before, after, gradient: g }: ParameterNames): UpdateLine => ({
  id: after("v"),
  expression: `momentum * ${before("v")} - eta * ${g}`,
  state: "v",
});

/** v ← m v − η g, w ← w + v (Polyak 1964). */
export const momentum: Optimizer = {
  name: "momentum",
  settings: { momentum: 0.9 },
  states: ["v"],
  tex: "v^{\\mathrm{new}} = m\\,v - \\eta\\,g, \\quad w^{\\mathrm{new}} = w + v^{\\mathrm{new}}",
  step: (arrays, from, to, numbers) => {
    const { parameters: w, gradients: g } = arrays;
    const v = stateAt(arrays, 0);
    const kept = settingOf(numbers, "momentum");
    for (let k = from; k < to; k++) {
      v[k] = kept * (v[k] ?? Number.NaN) - numbers.learningRate * (g[k] ?? Number.NaN);
      w[k] = (w[k] ?? Number.NaN) + (v[k] ?? Number.NaN);
    }
  },
  lines: (names) => [
    velocity(names),
    { id: names.renewed, expression: `${names.parameter} + ${names.after("v")}`, state: null },
  ],
};

/**
 * v ← m v − η g, w ← w + m v − η g with the new v: Nesterov's momentum with the gradient at the old weights
 * (Bengio, Boulanger-Lewandowski, Pascanu 2013, eq. 7).
 */
export const nesterov: Optimizer = {
  name: "nesterov",
  settings: { momentum: 0.9 },
  states: ["v"],
  tex: "v^{\\mathrm{new}} = m\\,v - \\eta\\,g, \\quad w^{\\mathrm{new}} = w + m\\,v^{\\mathrm{new}} - \\eta\\,g",
  step: (arrays, from, to, numbers) => {
    const { parameters: w, gradients: g } = arrays;
    const v = stateAt(arrays, 0);
    const kept = settingOf(numbers, "momentum");
    for (let k = from; k < to; k++) {
      const fall = numbers.learningRate * (g[k] ?? Number.NaN);
      v[k] = kept * (v[k] ?? Number.NaN) - fall;
      w[k] = (w[k] ?? Number.NaN) + kept * (v[k] ?? Number.NaN) - fall;
    }
  },
  lines: (names) => [
    velocity(names),
    {
      id: names.renewed,
      expression: `${names.parameter} + momentum * ${names.after("v")} - eta * ${names.gradient}`,
      state: null,
    },
  ],
};
