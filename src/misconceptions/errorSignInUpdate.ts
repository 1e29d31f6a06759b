import { substitute } from "../graph/expression.js";
import type { Misconception } from "./misconception.js";

/** The gradient enters the running mean with the other sign, as if the error were target minus output. */
export const errorSignInUpdate: Misconception = {
  name: "error-sign-in-update",
  apply: ({ reason, expression }) =>
    reason === "state-m-adam"
      ? [substitute(expression, (id) => (/^(g\d+|dC_d.*)$/.test(id) ? ["neg", [id]] : undefined))]
      : [],
};
