import { substitute } from "../graph/expression.js";
import { isActivation, names, readDerivative, sumOf } from "../graph/quantity.js";
import { isBent } from "../network/activations/activation.js";
import { ACTIVATIONS } from "../network/activations/index.js";
import { type Misconception, termsOf } from "./misconception.js";

// What is wrong with the slope of one operation.

/** The slope is worked out with the weighted sum: z (1 − z) for a (1 − a). */
export const slopeOfZ: Misconception = {
  name: "slope-of-z",
  apply: ({ reason, expression }, graph) => {
    if (reason !== "slope-sigmoid" && reason !== "slope-tanh") return [];
    let known = true;
    const changed = substitute(expression, (id) => {
      if (!isActivation(id)) return undefined;
      const sum = sumOf(id);
      known &&= graph.byId.has(sum) || graph.givens.has(sum);
      return sum;
    });
    return known ? [changed] : [];
  },
};

/** After ŷ − y, which holds the slope of softmax already, the slope a (1 − a) is multiplied once more. */
export const slopeAfterSoftmax: Misconception = {
  name: "slope-after-softmax",
  apply: ({ role, reason, expression, at: { layer, neuron }, id }) =>
    role === "delta" && reason === "delta-cross-entropy" && layer !== undefined && neuron !== undefined
      ? [["*", [expression, ["sigmoidSlope", [names.activation(layer, neuron, readDerivative(id)?.prefix)]]]]]
      : [],
};

/** a (1 − a), the slope of the sigmoid, for tanh's 1 − a². */
export const sigmoidSlopeForTanh: Misconception = {
  name: "sigmoid-slope-for-tanh",
  apply: ({ reason, expression }) =>
    reason === "slope-tanh" && typeof expression === "object" ? [["sigmoidSlope", expression[1]]] : [],
};

/** The slopes of ReLU, and of what else is made of two straight lines. */
const BENT_SLOPES: readonly string[] = Object.values(ACTIVATIONS).flatMap((activation) =>
  isBent(activation) ? [`slope-${activation.name}`] : [],
);

/** The slope of ReLU, or of leaky ReLU, is taken as 1 on both sides of 0. */
export const reluSlopeAtNegative: Misconception = {
  name: "relu-slope-at-negative",
  apply: ({ reason }) => (BENT_SLOPES.includes(reason) ? [1] : []),
};

/** The derivative of a product by one factor is taken to be that factor, not the other. */
export const ownFactor: Misconception = {
  name: "own-factor",
  apply: ({ reason, id }) => (reason === "slope-product" ? [id.slice(id.indexOf("_d") + 2)] : []),
};

/** The maximum hands its derivative back to both operands, not to the greater alone. */
export const maxPassesToBoth: Misconception = {
  name: "max-passes-to-both",
  apply: ({ reason }) => (reason === "slope-max" ? [1] : []),
};

/** The derivative of 1/u without its minus. */
export const reciprocalSign: Misconception = {
  name: "reciprocal-sign",
  apply: ({ reason, expression }) =>
    (reason === "slope-reciprocal" || reason === "slope-reciprocal-of-cube") && typeof expression === "object"
      ? expression[1].slice(0, 1)
      : [],
};

/** The way past the block is left out: of 1 + … only the block's own slope is counted. */
export const skipForgotten: Misconception = {
  name: "skip-forgotten",
  apply: ({ reason, expression }) => (reason === "skip-slope" ? termsOf(expression).slice(1) : []),
};

/** A score raises its own weight alone: that all weights share the sum of 1 is left out. */
export const attentionWeightFixed: Misconception = {
  name: "attention-weight-fixed",
  apply: ({ reason, expression }) =>
    reason === "slope-attention" ? [substitute(expression, (id) => (id === "o" ? 0 : undefined))] : [],
};

/** (C(w + ε) − C(w)) / ε for the central difference. */
export const oneSidedDifference: Misconception = {
  name: "one-sided-difference",
  apply: ({ reason }) =>
    reason === "difference"
      ? [["/", [["-", [names.moved(names.loss(), "+"), names.loss()]], "epsilon"]]]
      : [],
};
