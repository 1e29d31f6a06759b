import { type Optimizer, type ParameterNames, settingOf, stateAt } from "./optimizer.js";

const velocity = ({ parameter: w, gradient: g }: ParameterNames) =>
  ({ id: `v_${w}_new`, expression: `momentum * v_${w} - eta * ${g}`, role: "state" }) as const;

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
    {
      id: `${names.parameter}_new`,
      expression: `${names.parameter} + v_${names.parameter}_new`,
      role: "new",
    },
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
      id: `${names.parameter}_new`,
      expression: `${names.parameter} + momentum * v_${names.parameter}_new - eta * ${names.gradient}`,
      role: "new",
    },
  ],
};
