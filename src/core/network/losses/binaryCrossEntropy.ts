import { at, nameAt } from "../activations/activation.js";
import { type Loss, terms, total } from "./loss.js";

const over = (text: string, n: number): string => (n === 1 ? text : `${text} / ${n}`);

/** −(1/n) Σ [y ln ŷ + (1 − y) ln(1 − ŷ)] over the n outputs. */
export const binaryCrossEntropy: Loss = {
  name: "bce",
  targetRange: [0, 1],
  outputs: "share",
  tex: "C = -\\frac{1}{n} \\sum_j \\left[ y_j \\ln \\hat{y}_j + (1 - y_j) \\ln (1 - \\hat{y}_j) \\right]",
  value: (output) => {
    const { activation, sums } = output;
    const log = (a: number, j: number) => activation.accurate?.log(sums, j) ?? Math.log(a);
    const logRest = (a: number, j: number) => activation.accurate?.logComplement(sums, j) ?? Math.log(1 - a);
    const sum = total(
      output,
      (y, a, j) => (y === 0 ? 0 : y * log(a, j)) + (y === 1 ? 0 : (1 - y) * logRest(a, j)),
    );
    return -sum / output.activations.length;
  },
  slope: ({ activation, sums, activations, targets }, j) => {
    const y = at(targets, j);
    const a = at(activations, j);
    const rest = activation.accurate?.complement(sums, j) ?? 1 - a;
    return ((y === 0 ? 0 : -y / a) + (y === 1 ? 0 : (1 - y) / rest)) / activations.length;
  },
  delta: ({ activation, sums, activations, targets }, j) => {
    if (activation.accurate === undefined || activation.values !== undefined) return undefined;
    const y = at(targets, j);
    const pull = y * activation.accurate.complement(sums, j);
    return ((1 - y) * at(activations, j) - pull) / activations.length;
  },
  expression: (names) =>
    `-${over(`(${terms(names, (y, a) => `${y} * ln(${a}) + (1 - ${y}) * ln(1 - ${a})`)})`, names.targets.length)}`,
  exact: (names) => {
    const { logValue, logComplement } = names.activation;
    if (logValue === undefined || logComplement === undefined) return undefined;
    const sum = terms(
      names,
      (y, _a, j) => `${y} * (${logValue(names, j)}) + (1 - ${y}) * (${logComplement(names, j)})`,
    );
    return `-${over(`(${sum})`, names.targets.length)}`;
  },
  slopeExpression: (names, j) => {
    const [y, a] = [nameAt(names.targets, j), nameAt(names.activations, j)];
    return over(`(-${y} / ${a} + (1 - ${y}) / (1 - ${a}))`, names.targets.length);
  },
  exactSlope: (names, j) => {
    const { complement } = names.activation;
    if (complement === undefined) return undefined;
    const [y, a] = [nameAt(names.targets, j), nameAt(names.activations, j)];
    const rest = complement(names, j);
    return over(`(-quotient(${y}, ${a}) + quotient(1 - ${y}, ${rest}))`, names.targets.length);
  },
  exactDelta: (names, j) => {
    const { complement, values } = names.activation;
    if (complement === undefined || values !== undefined) return undefined;
    const y = nameAt(names.targets, j);
    const a = nameAt(names.activations, j);
    return over(`((1 - ${y}) * ${a} - ${y} * ${complement(names, j)})`, names.targets.length);
  },
};
