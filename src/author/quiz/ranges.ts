/** What numbers are drawn from where a quiz says nothing. */
export const RANGES = {
  inputs: { from: 0.1, to: 0.9, decimals: 1 },
  weights: { from: -0.9, to: 0.9, decimals: 1 },
  biases: { from: -0.5, to: 0.5, decimals: 1 },
  targets: { from: 0.1, to: 1, decimals: 1 },
} as const;
