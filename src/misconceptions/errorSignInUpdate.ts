import { substitute } from "../graph/expression.js";
import { isGradient, letterOf } from "../graph/quantity.js";
import type { Misconception } from "./misconception.js";

/** The gradient enters the running mean with the other sign, as if the error were target minus output. */
export const errorSignInUpdate: Misconception = {
  name: "error-sign-in-update",
  apply: ({ reason, expression }) =>
    reason === "state-m-adam"
      ? [substitute(expression, (id) => (isGradientOfStep(id) ? ["neg", [id]] : undefined))]
      : [],
};

/** A gradient that is worked out, or the one given for a step: g3. */
const isGradientOfStep = (id: string): boolean => isGradient(id) || letterOf(id) === "g";
