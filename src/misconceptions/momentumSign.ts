import { substitute, symbolsOf } from "../graph/expression.js";
import type { Misconception } from "./misconception.js";

/** The part of the old velocity is subtracted, not added. */
export const momentumSign: Misconception = {
  name: "momentum-sign",
  apply: ({ stage, expression }) =>
    stage === "update" && symbolsOf(expression).includes("momentum")
      ? [substitute(expression, (id) => (id === "momentum" ? ["neg", ["momentum"]] : undefined))]
      : [],
};
