import { increasing, multiply, over, point, turningAt } from "../interval.js";
import { NOWHERE, unary } from "../operation.js";
import { type Activation, at, nameAt, neuronwise } from "./activation.js";

/** 1 / (1 + e^−z), without overflow at either end. */
export function sigmoid(z: number): number {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const e = Math.exp(z);
  return e / (1 + e);
}

/** ln sigmoid(z), without loss for z far from 0. */
const logSigmoid = (z: number): number => Math.min(z, 0) - Math.log1p(Math.exp(-Math.abs(z)));

/** The logistic function; its slope is taught as a (1 − a). */
export const sigmoidActivation: Activation = {
  name: "sigmoid",
  value: sigmoid,
  slope: (z) => sigmoid(z) * sigmoid(-z),
  accurate: {
    complement: (z, j) => sigmoid(-at(z, j)),
    log: (z, j) => logSigmoid(at(z, j)),
    logComplement: (z, j) => logSigmoid(-at(z, j)),
  },
  range: [0, 1],
  steepest: { slope: "1 / 4", at: 0 },
  outputs: "share",
  tex: "\\sigma(z) = \\frac{1}{1 + e^{-z}}",
  slopeTex: "\\sigma'(z) = a\\,(1 - a)",
  operations: {
    sigmoid: unary(sigmoid, increasing(sigmoid), {
      slopes: ["sigmoidSlope(sigmoid(p1))"],
      tex: (z) => `\\sigma\\left(${z}\\right)`,
      steps: (short, [low, high] = NOWHERE) => {
        const [least, most] = short([Math.exp(-high), Math.exp(-low)]);
        return [1 / (1 + most), 1 / (1 + least)];
      },
      qti: "1 / (1 + exp(-p1))",
      python: {
        before: `
def sigmoid(z):
    return 1 / (1 + exp(-z)) if z >= 0 else exp(z) / (1 + exp(z))


def sigmoid_steps(short, z):
    least, most = short((exp(-z[1]), exp(-z[0])))
    return (1 / (1 + most), 1 / (1 + least))
`,
        operation: "rising(sigmoid, sigmoid_steps)",
      },
      work: 3,
    }),
    sigmoidSlope: unary(
      (a) => a * (1 - a),
      turningAt((a) => a * (1 - a), 0.5),
      {
        shown: "p1 * (1 - p1)",
        slopes: ["1 - 2 * p1"],
        steps: (short, a = NOWHERE) => over(a, [0.5], (x) => multiply(point(x), short(point(1 - x)))),
        qti: "p1 * (1 - p1)",
        python: {
          before: `
def sigmoid_slope_steps(short, a):
    return over(a, [0.5], lambda x: multiply((x, x), short((1 - x, 1 - x))))
`,
          operation: "turning(lambda a: a * (1 - a), [0.5], sigmoid_slope_steps)",
        },
        work: 2,
      },
    ),
  },
  ...neuronwise("sigmoid", { call: "sigmoidSlope", of: "activation" }),
  exactSlope: ({ sums }, _k, j) => `sigmoid(${nameAt(sums, j)}) * sigmoid(-${nameAt(sums, j)})`,
  complement: ({ sums }, j) => `sigmoid(-${nameAt(sums, j)})`,
  logValue: ({ sums }, j) => `-softplus(-${nameAt(sums, j)})`,
  logComplement: ({ sums }, j) => `-softplus(${nameAt(sums, j)})`,
};
