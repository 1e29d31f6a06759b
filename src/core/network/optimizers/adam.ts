import { power } from "../../base/power.js";
import { type Optimizer, settingOf, stateAt } from "./optimizer.js";

/** First and second moments with bias correction (Kingma & Ba 2015, algorithm 1); ε outside the root. */
export const adam: Optimizer = {
  name: "adam",
  settings: { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
  states: ["m", "s"],
  countsSteps: true,
  tex:
    "m^{\\mathrm{new}} = \\beta_1 m + (1 - \\beta_1)\\,g, \\quad s^{\\mathrm{new}} = \\beta_2 s + (1 - \\beta_2)\\,g^2, \\quad " +
    "\\hat{m} = \\frac{m^{\\mathrm{new}}}{1 - \\beta_1^t}, \\quad \\hat{s} = \\frac{s^{\\mathrm{new}}}{1 - \\beta_2^t}, \\quad " +
    "w^{\\mathrm{new}} = w - \\eta\\,\\frac{\\hat{m}}{\\sqrt{\\hat{s}} + \\varepsilon}",
  step: (arrays, from, to, numbers) => {
    const { parameters: w, gradients: g } = arrays;
    const m = stateAt(arrays, 0);
    const s = stateAt(arrays, 1);
    const beta1 = settingOf(numbers, "beta1");
    const beta2 = settingOf(numbers, "beta2");
    const epsilon = settingOf(numbers, "epsilon");
    const correction1 = 1 - power(beta1, numbers.t);
    const correction2 = 1 - power(beta2, numbers.t);
    for (let k = from; k < to; k++) {
      m[k] = beta1 * (m[k] ?? Number.NaN) + (1 - beta1) * (g[k] ?? Number.NaN);
      s[k] = beta2 * (s[k] ?? Number.NaN) + (1 - beta2) * ((g[k] ?? Number.NaN) * (g[k] ?? Number.NaN));
      const scale = Math.sqrt((s[k] ?? Number.NaN) / correction2) + epsilon;
      w[k] = (w[k] ?? Number.NaN) - (numbers.learningRate * ((m[k] ?? Number.NaN) / correction1)) / scale;
    }
  },
  lines: ({ parameter: w, renewed, gradient: g, before, after, aside, step: t }) => [
    { id: after("m"), expression: `beta1 * ${before("m")} + (1 - beta1) * ${g}`, state: "m" },
    { id: after("s"), expression: `beta2 * ${before("s")} + (1 - beta2) * ${g}^2`, state: "s" },
    { id: aside("mhat"), expression: `${after("m")} / (1 - beta1^${t})`, state: "mhat" },
    { id: aside("shat"), expression: `${after("s")} / (1 - beta2^${t})`, state: "shat" },
    {
      id: renewed,
      expression: `${w} - eta * ${aside("mhat")} / (sqrt(${aside("shat")}) + epsilon)`,
      state: null,
    },
  ],
};
