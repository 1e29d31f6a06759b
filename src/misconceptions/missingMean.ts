import type { Misconception } from "./misconception.js";

/** The mean over the outputs is taken as a sum: 1/n is left out of the loss or of its slope. */
export const missingMean: Misconception = {
  name: "missing-mean",
  apply: ({ role, reason, expression }) => {
    const averaged =
      /-(mse|bce)$/.test(reason) && (role === "loss" || role === "loss-slope" || role === "delta");
    if (!averaged || typeof expression !== "object") return [];
    const [operator, [above, below]] = expression;
    return operator === "/" && typeof below === "number" && below > 1 && above !== undefined ? [above] : [];
  },
};
