import { type Misconception, substituteNumber } from "./misconception.js";

/** That ReLU lets half of what comes in through is left out. */
export const reluHalfForgotten: Misconception = {
  name: "relu-half-forgotten",
  apply: ({ reason, expression }) => {
    if (reason === "keeps-relu") return [substituteNumber(expression, 2, 1)];
    return reason === "variance-relu" && typeof expression === "object" ? expression[1].slice(0, 1) : [];
  },
};
