import { nth } from "../base/known.js";
import type { Definition } from "../graph/definition.js";
import { type Expression, substitute, symbolsOf } from "../graph/expression.js";
import { isGradient, letterOf } from "../graph/quantity.js";
import type { Misconception } from "./misconception.js";

// What is wrong with the step of an optimizer.

/** The line of an update with another learning rate; none where the line has no learning rate. */
const withRate = ({ stage, expression }: Definition, rate: Expression): readonly Expression[] =>
  stage === "update" && symbolsOf(expression).includes("eta")
    ? [substitute(expression, (id) => (id === "eta" ? rate : undefined))]
    : [];

/** The update walks up the gradient: + for −. */
export const ascent: Misconception = {
  name: "ascent",
  apply: (definition) => withRate(definition, ["neg", ["eta"]]),
};

/** The whole gradient is subtracted: the learning rate is forgotten. */
export const missingLearningRate: Misconception = {
  name: "missing-learning-rate",
  apply: (definition) => withRate(definition, 1),
};

/** Adam's means are used as they are, without the correction for their start at 0. */
export const noBiasCorrection: Misconception = {
  name: "no-bias-correction",
  apply: ({ reason, expression }) => {
    if (reason !== "state-mhat-adam" && reason !== "state-shat-adam") return [];
    return typeof expression === "object" ? expression[1].slice(0, 1) : [];
  },
};

/** The part of the old velocity is subtracted, not added. */
export const momentumSign: Misconception = {
  name: "momentum-sign",
  apply: ({ stage, expression }) =>
    stage === "update" && symbolsOf(expression).includes("momentum")
      ? [substitute(expression, (id) => (id === "momentum" ? ["neg", ["momentum"]] : undefined))]
      : [],
};

function moved(expression: Expression): Expression {
  if (typeof expression !== "object") return expression;
  const [operator, operands] = expression;
  const [root, added] = operands;
  if (operator === "+" && added === "epsilon" && typeof root === "object" && root[0] === "sqrt")
    return ["sqrt", [["+", [nth(root[1], 0), added]]]];
  return [operator, operands.map(moved)];
}

/** √(s + ε) for √s + ε. */
export const epsilonInsideRoot: Misconception = {
  name: "epsilon-inside-root",
  apply: ({ role, expression }) => (role === "new" ? [moved(expression)] : []),
};

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
