import { at, nameAt } from "../activations/activation.js";
import { type Loss, terms, total } from "./loss.js";

/** −Σ y ln ŷ; with softmax its gradient by the sums is ŷ − y. */
export const crossEntropy: Loss = {
  name: "cross-entropy",
  targetRange: [0, 1],
  outputs: "positive",
  tex: "C = -\\sum_j y_j \\ln \\hat{y}_j",
  value: (output) => {
    const { activation, sums } = output;
    const log = (a: number, j: number) => activation.accurate?.log(sums, j) ?? Math.log(a);
    return -total(output, (y, a, j) => (y === 0 ? 0 : y * log(a, j)));
  },
  slope: ({ targets, activations }, j) => {
    const y = at(targets, j);
    return y === 0 ? 0 : -y / at(activations, j);
  },
  delta: ({ activation, sums, activations, targets }, j) => {
    if (activation.accurate === undefined) return undefined;
    const y = at(targets, j);
    const pull = y === 0 ? 0 : y * activation.accurate.complement(sums, j);
    return activation.values === undefined ? -pull : (1 - y) * at(activations, j) - pull;
  },
  expression: (names) => `-(${terms(names, (y, a) => `${y} * ln(${a})`)})`,
  exact: (names) => {
    const { logValue } = names.activation;
    if (logValue === undefined) return undefined;
    return `-(${terms(names, (y, _a, j) => `${y} * (${logValue(names, j)})`)})`;
  },
  slopeExpression: (names, j) => `-${nameAt(names.targets, j)} / ${nameAt(names.activations, j)}`,
  exactSlope: (names, j) => `-quotient(${nameAt(names.targets, j)}, ${nameAt(names.activations, j)})`,
  deltaExpression: (names, j) =>
    names.activation.values === undefined
      ? undefined
      : `${nameAt(names.activations, j)} - ${nameAt(names.targets, j)}`,
  exactDelta: (names, j) => {
    const { complement, values } = names.activation;
    if (complement === undefined) return undefined;
    const y = nameAt(names.targets, j);
    const pull = `${y} * ${complement(names, j)}`;
    return values === undefined ? `-${pull}` : `(1 - ${y}) * ${nameAt(names.activations, j)} - ${pull}`;
  },
};
