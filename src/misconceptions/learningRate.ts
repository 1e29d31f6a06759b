import type { Definition } from "../graph/definition.js";
import { type Expression, substitute, symbolsOf } from "../graph/expression.js";

/** The line of an update with another learning rate; none where the line has no learning rate. */
export const withRate = ({ stage, expression }: Definition, rate: Expression): readonly Expression[] =>
  stage === "update" && symbolsOf(expression).includes("eta")
    ? [substitute(expression, (id) => (id === "eta" ? rate : undefined))]
    : [];
