import { type Misconception, termsOf } from "./misconception.js";

/** The way past the block is left out: of 1 + … only the block's own slope is counted. */
export const skipForgotten: Misconception = {
  name: "skip-forgotten",
  apply: ({ reason, expression }) => (reason === "skip-slope" ? termsOf(expression).slice(1) : []),
};
