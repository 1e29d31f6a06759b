import type { Misconception } from "./misconception.js";

/** The variance of the batch is divided by m − 1, as for a sample. */
export const sampleVariance: Misconception = {
  name: "sample-variance",
  apply: ({ reason, expression }) => {
    if (reason !== "batch-variance" || typeof expression !== "object") return [];
    const [operator, [above = 0, below]] = expression;
    return operator === "/" && typeof below === "number" && below > 2 ? [["/", [above, below - 1]]] : [];
  },
};
