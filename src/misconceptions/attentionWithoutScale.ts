import type { Misconception } from "./misconception.js";

/** The product of query and key is not divided by the root of their length. */
export const attentionWithoutScale: Misconception = {
  name: "attention-without-scale",
  apply: ({ reason, expression }) =>
    (reason === "score" || reason === "attention-query") && typeof expression === "object"
      ? expression[1].slice(0, 1)
      : [],
};
