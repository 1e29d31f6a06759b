import { nth, present } from "../base/known.js";
import { type Expression, substitute, symbolsOf } from "../graph/expression.js";
import { isActivation, isBias, isWeight, sumOf } from "../graph/quantity.js";
import { localInput } from "./localInput.js";
import { type Misconception, substituteNumber } from "./misconception.js";

// What is wrong on the way forward: sums, activations, and what layers do besides.

/** The weighted sum is taken without its bias. */
export const forgottenBias: Misconception = {
  name: "forgotten-bias",
  apply: ({ role, reason, expression }) =>
    role === "sum" && reason === "sum-with-bias"
      ? [substitute(expression, (id) => (isBias(id) ? 0 : undefined))]
      : [],
};

/** z stands where a belongs: the activation function is not applied. */
export const weightedSumForActivation: Misconception = {
  name: "weighted-sum-for-activation",
  apply: (definition, graph) => {
    const { role, id, expression } = definition;
    // Of a value that is called otherwise than a neuron of a layer, no sum is known by its name.
    if (role === "activation") return sumOf(id) === id ? [] : [sumOf(id)];
    if (role === "sum") {
      const changed = substitute(expression, (used) => (isActivation(used) ? sumOf(used) : undefined));
      return JSON.stringify(changed) === JSON.stringify(expression) ? [] : [changed];
    }
    const own = localInput(definition, graph);
    if (own === null || !isActivation(own.input)) return [];
    return [substitute(expression, (used) => (used === own.local ? sumOf(own.input) : undefined))];
  },
};

/** Shares of the sums themselves, z over Σ z: the exponentials are left out. */
export const softmaxWithoutExp: Misconception = {
  name: "softmax-without-exp",
  apply: ({ role, expression }) => {
    if (role !== "activation" || typeof expression !== "object" || expression[0] !== "softmax") return [];
    const [, first, ...rest] = expression[1];
    const total = rest.reduce<Expression>((sum, z) => ["+", [sum, z]], present(first, "a sum of softmax"));
    return [["/", [nth(expression[1], 0), total]]];
  },
};

/** The filter is laid on the wrong way round, its first weight last. */
export const filterFlipped: Misconception = {
  name: "filter-flipped",
  apply: ({ reason, expression }) => {
    if (reason !== "convolved") return [];
    const weights = symbolsOf(expression).filter(isWeight);
    const turned = new Map(weights.map((weight, k) => [weight, weights.at(-1 - k)]));
    return [substitute(expression, (id) => turned.get(id))];
  },
};

/** The variance of the batch is divided by m − 1, as for a sample. */
export const sampleVariance: Misconception = {
  name: "sample-variance",
  apply: ({ reason, expression }) => {
    if (reason !== "batch-variance" || typeof expression !== "object") return [];
    const [operator, [above = 0, below]] = expression;
    return operator === "/" && typeof below === "number" && below > 2 ? [["/", [above, below - 1]]] : [];
  },
};

/** The values that are kept are not divided by the probability of keeping them. */
export const dropoutWithoutScale: Misconception = {
  name: "dropout-without-scale",
  apply: ({ reason, expression }) =>
    (reason === "dropped" || reason === "gradient-dropped") &&
    typeof expression === "object" &&
    expression[0] === "/"
      ? expression[1].slice(0, 1)
      : [],
};

/** The values that are kept are multiplied by the probability, not divided. */
export const dropoutScaledDown: Misconception = {
  name: "dropout-scaled-down",
  apply: ({ reason, expression }) =>
    reason === "dropped" && typeof expression === "object" && expression[0] === "/"
      ? [["*", [...expression[1]]]]
      : [],
};

/** At test time the values are scaled once more, though training has done it. */
export const dropoutAtTest: Misconception = {
  name: "dropout-at-test",
  apply: ({ reason, expression }) => (reason === "dropout-test" ? [["*", ["p", expression]]] : []),
};

/** The embeddings are added up, not averaged. */
export const meanForgotten: Misconception = {
  name: "mean-forgotten",
  apply: ({ reason, expression }) =>
    reason === "embedding-mean" && typeof expression === "object" ? expression[1].slice(0, 1) : [],
};

/** The product of query and key is not divided by the root of their length. */
export const attentionWithoutScale: Misconception = {
  name: "attention-without-scale",
  apply: ({ reason, expression }) =>
    (reason === "score" || reason === "attention-query") && typeof expression === "object"
      ? expression[1].slice(0, 1)
      : [],
};

/** The standard deviation stands where its square, the variance, belongs. */
export const deviationForVariance: Misconception = {
  name: "deviation-for-variance",
  apply: ({ reason, expression }) =>
    reason === "variance-linear" || reason === "variance-relu"
      ? [substituteNumber(expression, 2, 1, "^")]
      : [],
};

/** That ReLU lets half of what comes in through is left out. */
export const reluHalfForgotten: Misconception = {
  name: "relu-half-forgotten",
  apply: ({ reason, expression }) => {
    if (reason === "keeps-relu") return [substituteNumber(expression, 2, 1)];
    return reason === "variance-relu" && typeof expression === "object" ? expression[1].slice(0, 1) : [];
  },
};

/** The bias is taken for the threshold: the boundary w·x = b in place of w·x = −b. */
export const turnedThreshold: Misconception = {
  name: "turned-threshold",
  apply: ({ reason, expression }) => {
    if (reason !== "boundary-cut" || typeof expression !== "object") return [];
    const [above = 0, below = 1] = expression[1];
    return typeof above === "object" && above[0] === "neg" ? [["/", [...above[1], below]]] : [];
  },
};

/** The boundary's cut with one axis is taken with the weight of the other. */
export const axesSwapped: Misconception = {
  name: "axes-swapped",
  apply: ({ reason, expression }, graph) => {
    if (reason !== "boundary-cut") return [];
    const [first, second] = [...graph.givens.keys()].filter(isWeight);
    if (first === undefined || second === undefined) return [];
    return [substitute(expression, (id) => (id === first ? second : id === second ? first : undefined))];
  },
};
