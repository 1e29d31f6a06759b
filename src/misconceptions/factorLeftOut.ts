import { substitute } from "../graph/expression.js";
import type { Misconception } from "./misconception.js";

/** One factor of the chain is left out. */
export const factorLeftOut: Misconception = {
  name: "factor-left-out",
  apply: ({ reason, expression }) => {
    if (reason !== "rate-chain") return [];
    return factorsOf(expression).map((factor) =>
      substitute(expression, (id) => (id === factor ? 1 : undefined)),
    );
  },
};

const factorsOf = (expression: Parameters<typeof substitute>[0]): readonly string[] =>
  typeof expression === "string"
    ? [expression]
    : typeof expression === "number"
      ? []
      : expression[1].flatMap(factorsOf);
