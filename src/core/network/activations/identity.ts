import { type Activation, nameAt } from "./activation.js";

/** a = z, for a linear layer. */
export const identityActivation: Activation = {
  name: "identity",
  value: (z) => z,
  slope: () => 1,
  range: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  outputs: "any",
  straight: true,
  slopeOf: "number",
  tex: "f(z) = z",
  slopeTex: "f'(z) = 1",
  operations: {},
  expression: ({ sums }, j) => nameAt(sums, j),
  slopeExpression: (_names, k, j) => (k === j ? "1" : null),
};
