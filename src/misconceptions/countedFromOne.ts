import type { Misconception } from "./misconception.js";

/** The largest output's own number for the digit that it stands for: outputs count from 1, digits from 0. */
export const countedFromOne: Misconception = {
  name: "counted-from-one",
  apply: ({ role, expression }) => (role === "class" ? [["+", [expression, 1]]] : []),
};
