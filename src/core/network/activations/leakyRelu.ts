import { increasing } from "../interval.js";
import { unary } from "../operation.js";
import { type Activation, neuronwise } from "./activation.js";

/** The slope below 0 (Maas, Hannun, Ng 2013: "Rectifier nonlinearities improve neural network acoustic models"). */
const LEAK = 0.01;
const leakyRelu = (z: number): number => (z > 0 ? z : LEAK * z);
const leakyReluSlope = (z: number): number => (z > 0 ? 1 : LEAK);

/** z above 0, 0.01 z below. Its slope at 0 is taken as 0.01. */
export const leakyReluActivation: Activation = {
  name: "leaky-relu",
  value: leakyRelu,
  slope: leakyReluSlope,
  kinks: [0],
  straight: true,
  range: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  outputs: "any",
  functionName: "LReLU",
  tex: "\\mathrm{LReLU}(z) = \\max(0.01\\,z, z)",
  slopeTex: "\\mathrm{LReLU}'(z) = 1 \\text{ if } z > 0 \\text{, else } 0.01",
  operations: {
    leakyRelu: unary(leakyRelu, increasing(leakyRelu), {
      slopes: ["leakyReluSlope(p1)"],
      tex: (z) => `\\mathrm{LReLU}\\left(${z}\\right)`,
      qti: `max(p1, ${LEAK} * p1)`,
      python: { operation: `rising(lambda z: z if z > 0 else ${LEAK} * z)` },
    }),
    leakyReluSlope: unary(leakyReluSlope, increasing(leakyReluSlope), {
      slopes: ["0"],
      tex: (z) => `\\mathrm{LReLU}'\\left(${z}\\right)`,
      text: (z) => `leakyRelu'(${z})`,
      qti: `max(${LEAK}, signum(p1))`,
      python: { operation: `rising(lambda z: 1 if z > 0 else ${LEAK})` },
    }),
  },
  ...neuronwise("leakyRelu", { call: "leakyReluSlope", of: "sum" }),
};
