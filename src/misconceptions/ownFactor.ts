import type { Misconception } from "./misconception.js";

/** The derivative of a product by one factor is taken to be that factor, not the other. */
export const ownFactor: Misconception = {
  name: "own-factor",
  apply: ({ reason, id }) => (reason === "slope-product" ? [id.slice(id.indexOf("_d") + 2)] : []),
};
