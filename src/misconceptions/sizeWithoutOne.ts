import { type Misconception, termsOf } from "./misconception.js";

/** Steps are counted, not places: the 1 is left out of the size of the output. */
export const sizeWithoutOne: Misconception = {
  name: "size-without-one",
  apply: ({ reason, expression }) => (reason === "output-size" ? termsOf(expression).slice(0, 1) : []),
};
