import { multiply, over, point, turningAt } from "../interval.js";
import { NOWHERE, unary } from "../operation.js";
import { type Activation, neuronwise } from "./activation.js";
import { normalDensity, normalDistribution } from "./errorFunction.js";

const gelu = (z: number): number => z * normalDistribution(z);
const geluSlope = (z: number): number => normalDistribution(z) + z * normalDensity(z);

/** Where gelu is least: the root of Φ(z) + z φ(z). */
const LEAST_AT = -0.7517915246935645;

/** z Φ(z), with the exact normal distribution (Hendrycks & Gimpel 2016), not the tanh approximation. */
export const geluActivation: Activation = {
  name: "gelu",
  value: gelu,
  slope: geluSlope,
  range: [gelu(LEAST_AT), Number.POSITIVE_INFINITY],
  outputs: "any",
  // Φ stands in tables of the normal distribution.
  tabled: true,
  functionName: "GELU",
  tex: "\\mathrm{GELU}(z) = z\\,\\Phi(z)",
  slopeTex: "\\mathrm{GELU}'(z) = \\Phi(z) + z\\,\\varphi(z)",
  operations: {
    gelu: unary(gelu, turningAt(gelu, LEAST_AT), {
      slopes: ["geluSlope(p1)"],
      tex: (z) => `\\mathrm{GELU}\\left(${z}\\right)`,
      steps: (short, z = NOWHERE) =>
        over(z, [LEAST_AT], (x) => multiply(point(x), short(point(normalDistribution(x))))),
      qti: null,
      python: {
        before: `
def normal(z):
    return math.erfc(-z / math.sqrt(2)) / 2


def gelu_steps(short, z):
    return over(z, [${LEAST_AT}], lambda x: multiply((x, x), short((normal(x), normal(x)))))
`,
        operation: `turning(lambda z: z * normal(z), [${LEAST_AT}], gelu_steps)`,
      },
      work: 4,
    }),
    // The slope's own slope is (2 − z²) φ(z): it turns at ±√2.
    geluSlope: unary(geluSlope, turningAt(geluSlope, -Math.SQRT2, Math.SQRT2), {
      tex: (z) => `\\mathrm{GELU}'\\left(${z}\\right)`,
      text: (z) => `gelu'(${z})`,
      qti: null,
      python: {
        before: `
def gelu_slope(z):
    return normal(z) + z * exp(-z * z / 2) / math.sqrt(2 * math.pi)
`,
        operation: "turning(gelu_slope, [-math.sqrt(2), math.sqrt(2)])",
      },
      work: 4,
    }),
  },
  ...neuronwise("gelu", { call: "geluSlope", of: "sum" }),
};
