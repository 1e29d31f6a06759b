import { type Optimizer, type ParameterNames, settingOf, stateAt, type UpdateLine } from "./optimizer.js";

const scaledStep = ({ parameter: w, renewed, gradient: g, after }: ParameterNames): UpdateLine => ({
  id: renewed,
  expression: `${w} - eta * ${g} / (sqrt(${after("s")}) + epsilon)`,
  state: null,
});

const STEP_TEX = "w^{\\mathrm{new}} = w - \\frac{\\eta\\,g}{\\sqrt{s^{\\mathrm{new}}} + \\varepsilon}";

/** s ← ρ s + (1 − ρ) g², w ← w − η g / (√s + ε) (Hinton 2012, lecture 6e); ε outside the root. */
export const rmsprop: Optimizer = {
  name: "rmsprop",
  settings: { decay: 0.99, epsilon: 1e-8 },
  states: ["s"],
  tex: `s^{\\mathrm{new}} = \\rho\\,s + (1 - \\rho)\\,g^2, \\quad ${STEP_TEX}`,
  step: (arrays, from, to, numbers) => {
    const { parameters: w, gradients: g } = arrays;
    const s = stateAt(arrays, 0);
    const decay = settingOf(numbers, "decay");
    const epsilon = settingOf(numbers, "epsilon");
    for (let k = from; k < to; k++) {
      s[k] = decay * (s[k] ?? Number.NaN) + (1 - decay) * ((g[k] ?? Number.NaN) * (g[k] ?? Number.NaN));
      w[k] =
        (w[k] ?? Number.NaN) -
        (numbers.learningRate * (g[k] ?? Number.NaN)) / (Math.sqrt(s[k] ?? Number.NaN) + epsilon);
    }
  },
  lines: (names) => [
    {
      id: names.after("s"),
      expression: `decay * ${names.before("s")} + (1 - decay) * ${names.gradient}^2`,
      state: "s",
    },
    scaledStep(names),
  ],
};

/** s ← s + g², w ← w − η g / (√s + ε) (Duchi, Hazan, Singer 2011). */
export const adagrad: Optimizer = {
  name: "adagrad",
  settings: { epsilon: 1e-8 },
  states: ["s"],
  tex: `s^{\\mathrm{new}} = s + g^2, \\quad ${STEP_TEX}`,
  step: (arrays, from, to, numbers) => {
    const { parameters: w, gradients: g } = arrays;
    const s = stateAt(arrays, 0);
    const epsilon = settingOf(numbers, "epsilon");
    for (let k = from; k < to; k++) {
      s[k] = (s[k] ?? Number.NaN) + (g[k] ?? Number.NaN) * (g[k] ?? Number.NaN);
      w[k] =
        (w[k] ?? Number.NaN) -
        (numbers.learningRate * (g[k] ?? Number.NaN)) / (Math.sqrt(s[k] ?? Number.NaN) + epsilon);
    }
  },
  lines: (names) => [
    { id: names.after("s"), expression: `${names.before("s")} + ${names.gradient}^2`, state: "s" },
    scaledStep(names),
  ],
};
