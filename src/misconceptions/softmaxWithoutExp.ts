import { nth, present } from "../base/known.js";
import type { Expression } from "../graph/expression.js";
import type { Misconception } from "./misconception.js";

/** Shares of the sums themselves, z over Σ z: the exponentials are left out. */
export const softmaxWithoutExp: Misconception = {
  name: "softmax-without-exp",
  apply: ({ role, expression }) => {
    if (role !== "activation" || typeof expression !== "object" || expression[0] !== "softmax") return [];
    const [, first, ...rest] = expression[1];
    const total = rest.reduce<Expression>((sum, z) => ["+", [sum, z]], present(first, "a sum of softmax"));
    return [["/", [nth(expression[1], 0), total]]];
  },
};
