import { at, nameAt } from "../activations/activation.js";
import { bracketed, type Loss, type OutputNames, type OutputValues, terms, total } from "./loss.js";

const ANY = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

const squares = (names: OutputNames): string => terms(names, (y, a) => `(${y} - ${a})^2`);
const excess = (names: OutputNames, j: number): string =>
  `${nameAt(names.activations, j)} - ${nameAt(names.targets, j)}`;

const sumOfSquares = (output: OutputValues): number => total(output, (y, a) => (y - a) * (y - a));
const excessOf = ({ activations, targets }: OutputValues, j: number): number =>
  at(activations, j) - at(targets, j);

/** Mean squared error (1/n) Σ (y − ŷ)² over the n outputs. */
export const mse: Loss = {
  name: "mse",
  targetRange: ANY,
  outputs: "any",
  parabola: true,
  tex: "C = \\frac{1}{n} \\sum_j (y_j - \\hat{y}_j)^2",
  value: (output) => sumOfSquares(output) / output.activations.length,
  slope: (output, j) => (2 * excessOf(output, j)) / output.activations.length,
  expression: (names) => {
    const n = names.targets.length;
    return n === 1 ? squares(names) : `(${squares(names)}) / ${n}`;
  },
  slopeExpression: (names, j) => {
    const n = names.targets.length;
    return n === 1 ? `2 * (${excess(names, j)})` : `2 * (${excess(names, j)}) / ${n}`;
  },
};

/** Sum of squared errors Σ (y − ŷ)². */
export const sse: Loss = {
  name: "sse",
  targetRange: ANY,
  outputs: "any",
  parabola: true,
  tex: "C = \\sum_j (y_j - \\hat{y}_j)^2",
  value: sumOfSquares,
  slope: (output, j) => 2 * excessOf(output, j),
  expression: squares,
  slopeExpression: (names, j) => `2 * (${excess(names, j)})`,
};

/** Half the sum of squared errors, ½ Σ (y − ŷ)². */
export const halfSse: Loss = {
  name: "half-sse",
  targetRange: ANY,
  outputs: "any",
  parabola: true,
  tex: "C = \\frac{1}{2} \\sum_j (y_j - \\hat{y}_j)^2",
  value: (output) => sumOfSquares(output) / 2,
  slope: excessOf,
  expression: (names) => `${bracketed(squares(names), names.targets.length)} / 2`,
  slopeExpression: excess,
};
