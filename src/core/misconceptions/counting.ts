import { type Misconception, substituteNumber, termsOf } from "./misconception.js";

// What is counted wrong: parameters, places, digits.

/** Only the weights are counted as parameters. */
export const forgottenBiasesInCount: Misconception = {
  name: "forgotten-biases-in-count",
  apply: ({ reason }) => (reason === "count-parameters" ? ["W"] : []),
};

/** Each edge is counted from both of its ends. */
export const edgesCountedTwice: Misconception = {
  name: "edges-counted-twice",
  apply: ({ reason, expression }) => (reason === "count-weights" ? [["*", [2, expression]]] : []),
};

/** The largest output's own number for the digit that it stands for: outputs count from 1, digits from 0. */
export const countedFromOne: Misconception = {
  name: "counted-from-one",
  apply: ({ role, expression }) => (role === "class" ? [["+", [expression, 1]]] : []),
};

/** Padding is added on one side of the input alone. */
export const paddingOnOneSide: Misconception = {
  name: "padding-on-one-side",
  apply: ({ reason, expression }) => (reason === "output-size" ? [substituteNumber(expression, 2, 1)] : []),
};

/** Steps are counted, not places: the 1 is left out of the size of the output. */
export const sizeWithoutOne: Misconception = {
  name: "size-without-one",
  apply: ({ reason, expression }) => (reason === "output-size" ? termsOf(expression).slice(0, 1) : []),
};

/** A filter has one bias: here it is counted for every channel of the input. */
export const oneBiasForEach: Misconception = {
  name: "bias-for-each-weight",
  apply: ({ reason, expression }) =>
    reason === "filter-parameters" && typeof expression === "object"
      ? [["*", ["f", ["*", ["c", ["+", [["^", ["k", 2]], 1]]]]]]]
      : [],
};
