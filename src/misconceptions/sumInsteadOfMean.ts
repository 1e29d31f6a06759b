import type { Misconception } from "./misconception.js";

/** The gradients or losses of the examples are added and not divided by their number. */
export const sumInsteadOfMean: Misconception = {
  name: "sum-instead-of-mean",
  apply: ({ reason, expression }) => {
    if ((reason !== "gradient-mean" && reason !== "total-mean") || typeof expression !== "object") return [];
    const [operator, [above]] = expression;
    return operator === "/" && above !== undefined ? [above] : [];
  },
};
