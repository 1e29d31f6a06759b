import type { Misconception } from "./misconception.js";

/** The error taken the wrong way round: y − ŷ for ŷ − y. */
export const signFlip: Misconception = {
  name: "sign-flip",
  apply: ({ role, reason, expression }) =>
    role === "loss-slope" || (role === "delta" && reason !== "delta") ? [["neg", [expression]]] : [],
};
