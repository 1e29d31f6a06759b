import { increasing } from "../interval.js";
import { NOWHERE, unary } from "../operation.js";
import { type Activation, neuronwise } from "./activation.js";
import { sigmoid } from "./sigmoid.js";

/** ln(1 + e^z), without overflow and without loss for very negative z. */
export const softplus = (z: number): number => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));

/** The smooth ReLU; its slope is the sigmoid of z. */
export const softplusActivation: Activation = {
  name: "softplus",
  value: softplus,
  slope: sigmoid,
  range: [0, Number.POSITIVE_INFINITY],
  steepest: { slope: "1" },
  outputs: "positive",
  tex: "\\mathrm{softplus}(z) = \\ln(1 + e^{z})",
  slopeTex: "\\mathrm{softplus}'(z) = \\sigma(z) = \\frac{1}{1 + e^{-z}}",
  operations: {
    softplus: unary(softplus, increasing(softplus), {
      slopes: ["sigmoid(p1)"],
      tex: (z) => `\\mathrm{softplus}\\left(${z}\\right)`,
      steps: (short, [low, high] = NOWHERE) => {
        const [least, most] = short([Math.exp(low), Math.exp(high)]);
        return [Math.log1p(least), Math.log1p(most)];
      },
      qti: "ln(1 + exp(p1))",
      python: {
        before: `
def softplus_steps(short, z):
    low, high = short((exp(z[0]), exp(z[1])))
    return (math.log1p(low), math.log1p(high))
`,
        operation: "rising(lambda z: max(z, 0.0) + math.log1p(exp(-abs(z))), softplus_steps)",
      },
      work: 3,
    }),
  },
  ...neuronwise("softplus", { call: "sigmoid", of: "sum" }),
};
