import type { Misconception } from "./misconception.js";

/** Each edge is counted from both of its ends. */
export const edgesCountedTwice: Misconception = {
  name: "edges-counted-twice",
  apply: ({ reason, expression }) => (reason === "count-weights" ? [["*", [2, expression]]] : []),
};
