import type { Misconception } from "./misconception.js";

/** Half of the squared error where the loss has no ½, or the ½ left out where it has one. */
export const strayHalf: Misconception = {
  name: "stray-half",
  apply: ({ role, reason, expression }) => {
    if (role !== "loss") return [];
    if (reason === "loss-mse" || reason === "loss-sse") return [["/", [expression, 2]]];
    if (reason !== "loss-half-sse" || typeof expression !== "object") return [];
    const [operator, [above, below]] = expression;
    return operator === "/" && below === 2 && above !== undefined ? [above] : [];
  },
};
