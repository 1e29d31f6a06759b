import { increasing } from "../interval.js";
import { unary } from "../operation.js";
import { type Activation, neuronwise } from "./activation.js";

const relu = (z: number): number => Math.max(0, z);
const reluSlope = (z: number): number => (z > 0 ? 1 : 0);

/** max(0, z). Its slope at 0 is taken as 0. */
export const reluActivation: Activation = {
  name: "relu",
  value: relu,
  slope: reluSlope,
  kinks: [0],
  straight: true,
  steepest: { slope: "1" },
  range: [0, Number.POSITIVE_INFINITY],
  outputs: "any",
  functionName: "ReLU",
  tex: "\\mathrm{ReLU}(z) = \\max(0, z)",
  slopeTex: "\\mathrm{ReLU}'(z) = 1 \\text{ if } z > 0 \\text{, else } 0",
  operations: {
    relu: unary(relu, increasing(relu), {
      slopes: ["reluSlope(p1)"],
      tex: (z) => `\\mathrm{ReLU}\\left(${z}\\right)`,
      qti: "max(0, p1)",
      python: { operation: "rising(lambda z: max(0.0, z))" },
    }),
    reluSlope: unary(reluSlope, increasing(reluSlope), {
      slopes: ["0"],
      tex: (z) => `\\mathrm{ReLU}'\\left(${z}\\right)`,
      text: (z) => `relu'(${z})`,
      qti: "max(0, signum(p1))",
      python: { operation: "rising(lambda z: int(z > 0))" },
    }),
  },
  ...neuronwise("relu", { call: "reluSlope", of: "sum" }),
};
