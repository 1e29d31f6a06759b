import type { Expression } from "../graph/expression.js";
import { type Misconception, termsOf } from "./misconception.js";

// What is wrong with a loss, its slope, or its mean.

const withoutSquares = (expression: Expression): Expression => {
  if (typeof expression !== "object") return expression;
  const [operator, operands] = expression;
  const [base, exponent] = operands;
  if (operator === "^" && exponent === 2 && base !== undefined) return base;
  return [operator, operands.map(withoutSquares)];
};

/** The difference of target and output is not squared in the loss. */
export const missingSquare: Misconception = {
  name: "missing-square",
  apply: ({ role, reason, expression }) =>
    role === "loss" && /^loss-(mse|sse|half-sse)$/.test(reason) ? [withoutSquares(expression)] : [],
};

/** Half of the squared error where the loss has no ½, or the ½ left out where it has one. */
export const strayHalf: Misconception = {
  name: "stray-half",
  apply: ({ role, reason, expression }) => {
    if (role !== "loss") return [];
    if (typeof expression !== "object") return [];
    const [operator, [above, below]] = expression;
    const divided = operator === "/" && typeof below === "number" && above !== undefined;
    if (reason === "loss-mse" || reason === "loss-sse")
      return [["/", divided ? [above, 2 * below] : [expression, 2]]];
    return reason === "loss-half-sse" && divided && below === 2 ? [above] : [];
  },
};

/** The error taken the wrong way round: y − ŷ for ŷ − y. */
export const signFlip: Misconception = {
  name: "sign-flip",
  apply: ({ role, reason, expression }) =>
    role === "loss-slope" || (role === "delta" && reason !== "delta") ? [["neg", [expression]]] : [],
};

const withoutFirstTwo = (expression: Expression): Expression => {
  if (typeof expression !== "object") return expression;
  const [operator, [first, ...others]] = expression;
  if (first === undefined) return expression;
  if (operator === "*" && first === 2 && others[0] !== undefined) return others[0];
  return [operator, [withoutFirstTwo(first), ...others]];
};

/** The 2 from the square of the error is left out of its slope. */
export const missingFactorTwo: Misconception = {
  name: "missing-factor-two",
  apply: ({ role, reason, expression }) =>
    role === "loss-slope" && (reason === "loss-slope-mse" || reason === "loss-slope-sse")
      ? [withoutFirstTwo(expression)]
      : [],
};

/** The mean over the outputs is taken as a sum: 1/n is left out of the loss or of its slope. */
export const missingMean: Misconception = {
  name: "missing-mean",
  apply: ({ role, reason, expression }) => {
    const averaged =
      /-(mse|bce)$/.test(reason) && (role === "loss" || role === "loss-slope" || role === "delta");
    if (!averaged || typeof expression !== "object") return [];
    const [operator, [above, below]] = expression;
    return operator === "/" && typeof below === "number" && below > 1 && above !== undefined ? [above] : [];
  },
};

/** The gradients or losses of the examples are added and not divided by their number. */
export const sumInsteadOfMean: Misconception = {
  name: "sum-instead-of-mean",
  apply: ({ reason, expression }) => {
    if ((reason !== "gradient-mean" && reason !== "total-mean") || typeof expression !== "object") return [];
    const [operator, [above]] = expression;
    return operator === "/" && above !== undefined ? [above] : [];
  },
};

/** Of a batch one example alone is used: its gradient is taken for that of all. */
export const oneExampleOnly: Misconception = {
  name: "one-example-only",
  apply: ({ reason, expression }) => {
    if ((reason !== "gradient-mean" && reason !== "gradient-sum") || typeof expression !== "object")
      return [];
    const [operator, [above]] = expression;
    const examples = termsOf(operator === "/" && above !== undefined ? above : expression);
    return examples.length > 1 ? examples : [];
  },
};

const withBaseTen = (expression: Expression): Expression => {
  if (typeof expression !== "object") return expression;
  const [operator, operands] = expression;
  const inner = operands.map(withBaseTen);
  return [operator === "ln" ? "log10" : operator, inner];
};

/** The logarithm to base 10 (the key "log" of many calculators) for the natural one. */
export const logBaseTen: Misconception = {
  name: "log-base-ten",
  apply: ({ role, reason, expression }) =>
    role === "loss" && (reason === "loss-cross-entropy" || reason === "loss-bce")
      ? [withBaseTen(expression)]
      : [],
};
