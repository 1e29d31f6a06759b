import type { Misconception } from "./misconception.js";

/** The embeddings are added up, not averaged. */
export const meanForgotten: Misconception = {
  name: "mean-forgotten",
  apply: ({ reason, expression }) =>
    reason === "embedding-mean" && typeof expression === "object" ? expression[1].slice(0, 1) : [],
};
