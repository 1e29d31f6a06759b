import { type Misconception, termsOf } from "./misconception.js";

/** Of several paths from a hidden neuron to the loss only one is counted. */
export const onePathOnly: Misconception = {
  name: "one-path-only",
  apply: ({ role, expression }) => {
    const paths = role === "spread" ? termsOf(expression) : [];
    return paths.length > 1 ? paths : [];
  },
};
