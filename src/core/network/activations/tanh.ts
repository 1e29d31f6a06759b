import { increasing, point, power, subtract, turningAt } from "../interval.js";
import { NOWHERE, unary } from "../operation.js";
import { type Activation, nameAt, neuronwise } from "./activation.js";
import { sigmoid } from "./sigmoid.js";

/** The hyperbolic tangent; its slope is taught as 1 − a². */
export const tanhActivation: Activation = {
  name: "tanh",
  value: Math.tanh,
  slope: (z) => 4 * sigmoid(2 * z) * sigmoid(-2 * z),
  range: [-1, 1],
  steepest: { slope: "1", at: 0 },
  outputs: "any",
  functionName: "tanh",
  tex: "\\tanh z = \\frac{e^{z} - e^{-z}}{e^{z} + e^{-z}}",
  slopeTex: "\\tanh'(z) = 1 - a^2",
  operations: {
    tanh: unary(Math.tanh, increasing(Math.tanh), {
      slopes: ["tanhSlope(tanh(p1))"],
      tex: (z) => `\\tanh\\left(${z}\\right)`,
      steps: (short, [low, high] = NOWHERE) => {
        const [up0, up1] = short([Math.exp(low), Math.exp(high)]);
        const [down0, down1] = short([Math.exp(-high), Math.exp(-low)]);
        return [(up0 - down1) / (up0 + down1), (up1 - down0) / (up1 + down0)];
      },
      qti: "tanh(p1)",
      python: {
        before: `
def tanh_steps(short, z):
    up, down = short((exp(z[0]), exp(z[1]))), short((exp(-z[1]), exp(-z[0])))
    return (ratio(up[0] - down[1], up[0] + down[1]), ratio(up[1] - down[0], up[1] + down[0]))
`,
        operation: "rising(math.tanh, tanh_steps)",
      },
      work: 4,
    }),
    tanhSlope: unary(
      (a) => 1 - a * a,
      turningAt((a) => 1 - a * a, 0),
      {
        shown: "1 - p1^2",
        slopes: ["-2 * p1"],
        steps: (short, a = NOWHERE) => subtract(point(1), short(power(a, 2))),
        qti: "1 - p1 * p1",
        python: {
          before: `
def tanh_slope_steps(short, a):
    low, high = short(raised(a, (2, 2)))
    return (1 - high, 1 - low)
`,
          operation: "turning(lambda a: 1 - a * a, [0], tanh_slope_steps)",
        },
        work: 2,
      },
    ),
  },
  ...neuronwise("tanh", { call: "tanhSlope", of: "activation" }),
  exactSlope: ({ sums }, _k, j) => `4 * sigmoid(2 * ${nameAt(sums, j)}) * sigmoid(-(2 * ${nameAt(sums, j)}))`,
};
