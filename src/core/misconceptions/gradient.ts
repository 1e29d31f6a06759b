import { known } from "../base/known.js";
import type { Graph } from "../graph/definition.js";
import { type Expression, substitute, symbolsOf } from "../graph/expression.js";
import { isWeight, names, readDerivative } from "../graph/quantity.js";
import { localInput } from "./localInput.js";
import { type Misconception, substituteNumber, termsOf } from "./misconception.js";

// What is wrong where derivatives are put together.

/** dC/dz = dC/da: the activation's slope is left out of the chain. */
export const missingSlope: Misconception = {
  name: "missing-slope",
  apply: ({ role, reason, at: { layer, neuron }, id }) =>
    role === "delta" && reason === "delta" && layer !== undefined && neuron !== undefined
      ? [names.byActivation(layer, neuron, readDerivative(id)?.prefix)]
      : [],
};

/** The gradient of a weight is multiplied by the input of another weight. */
export const wrongInput: Misconception = {
  name: "wrong-input",
  apply: (definition, graph) => {
    const own = localInput(definition, graph);
    if (own === null) return [];
    const { layer, neuron, input, example } = definition.at;
    return graph.definitions
      .filter(({ role, at }) => role === "local-weight" && at.layer === layer && at.neuron === neuron)
      .filter(({ at }) => at.example === example && at.input !== input)
      .map((other) =>
        substitute(definition.expression, (id) => (id === own.local ? other.expression : undefined)),
      );
  },
};

/** The gradient of a weight is taken to be dC/dz: the factor dz/dw is forgotten. */
export const missingInput: Misconception = {
  name: "missing-input",
  apply: (definition, graph) => {
    const own = localInput(definition, graph);
    return own === null
      ? []
      : [substitute(definition.expression, (id) => (id === own.local ? 1 : undefined))];
  },
};

/** The error is passed back to a hidden neuron without the weights of the paths that it takes; so is a chain of slopes. */
export const missingWeight: Misconception = {
  name: "missing-weight",
  apply: ({ role, reason, expression }, graph) => {
    if (reason === "product-chain") return [substitute(expression, (id) => (isWeight(id) ? 1 : undefined))];
    return role === "spread"
      ? [substitute(expression, (id) => (graph.byId.get(id)?.role === "local-activation" ? 1 : undefined))]
      : [];
  },
};

/** Of several paths from a hidden neuron to the loss only one is counted. */
export const onePathOnly: Misconception = {
  name: "one-path-only",
  apply: ({ role, expression }) => {
    const paths = role === "spread" ? termsOf(expression) : [];
    return paths.length > 1 ? paths : [];
  },
};

/** The weight from j into i is taken for the one from i into j: W where Wᵀ belongs, or the other way round. */
export const transposedWeights: Misconception = {
  name: "transposed-weights",
  apply: ({ role, expression }, graph) => {
    if (role !== "sum" && role !== "spread") return [];
    let possible = true;
    const changed = substitute(expression, (id) => {
      const local = graph.byId.get(id);
      const weight = local?.role === "local-activation" ? String(local.expression) : id;
      // Old weights alone: renewed and moved ones are copies of them.
      const given = graph.givens.get(weight);
      if (given?.role !== "weight") return undefined;
      const { layer, neuron: j, input: i } = given.at;
      if (layer === undefined || j === undefined || i === undefined) return undefined;
      const other = names.weight(layer, i, j);
      if (!graph.givens.has(other)) possible = false;
      return other;
    });
    return possible ? [changed] : [];
  },
};

/** The new weight written out in old quantities: the update's own lines put into one another. */
function newWeight(weight: string, graph: Graph): Expression | null {
  const update = graph.byId.get(names.renewed(weight));
  if (update === undefined) return null;
  const open = (expression: Expression): Expression =>
    substitute(expression, (id) => {
      const line = graph.byId.get(id);
      return line?.stage === "update" ? open(line.expression) : undefined;
    });
  return open(update.expression);
}

/** The error is passed back through weights that were already updated; gradients belong to the old weights. */
export const updatedWeightFirst: Misconception = {
  name: "updated-weight-first",
  apply: ({ role, id, expression }, graph) => {
    if (role !== "spread") return [];
    const order = new Map(graph.definitions.map((line, k) => [line.id, k]));
    const here = known(order, id);
    let possible = true;
    const changed = substitute(expression, (used) => {
      const line = graph.byId.get(used);
      if (line?.role !== "local-activation" || typeof line.expression !== "string") return undefined;
      const renewed = newWeight(line.expression, graph);
      if (renewed === null || symbolsOf(renewed).some((one) => (order.get(one) ?? -1) >= here)) {
        possible = false;
        return undefined;
      }
      return renewed;
    });
    return possible ? [changed] : [];
  },
};

/** The gradient of a bias is multiplied by an input, as if the bias were a weight. */
export const biasTimesInput: Misconception = {
  name: "bias-times-input",
  apply: ({ role, reason, expression, at }, graph) =>
    role === "gradient" && reason === "gradient-bias"
      ? graph.definitions
          .filter((line) => line.role === "local-weight" && line.at.layer === at.layer)
          .filter((line) => line.at.neuron === at.neuron && line.at.example === at.example)
          .map((line) => ["*", [expression, line.expression]] as const)
      : [],
};

/**
 * On a computational graph the derivative is handed back unchanged: the node's own slope is left out. At a maximum this
 * is to hand it back to both operands, which has a name of its own.
 */
export const localSlopeLeftOut: Misconception = {
  name: "local-slope-left-out",
  apply: ({ role, expression }, graph) => {
    const isLocal = (id: string) =>
      readDerivative(id)?.of !== "f" && graph.byId.get(id)?.reason !== "slope-max";
    return role === "node-gradient" ? [substitute(expression, (id) => (isLocal(id) ? 1 : undefined))] : [];
  },
};

/** A value that enters several nodes of a computational graph: only one branch is counted. */
export const oneBranchOnly: Misconception = {
  name: "one-branch-only",
  apply: ({ reason, expression }) => (reason === "node-gradient-paths" ? termsOf(expression) : []),
};

const added = (expression: Expression): Expression =>
  typeof expression === "object" && expression[0] === "*" ? ["+", expression[1].map(added)] : expression;

/** The rates of a chain are added, not multiplied. */
export const ratesAdded: Misconception = {
  name: "rates-added",
  apply: ({ reason, expression }) => (reason === "rate-chain" ? [added(expression)] : []),
};

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

/** A weight that is used several times: its gradient is taken from one of its uses alone. */
export const sharedWeightOnce: Misconception = {
  name: "shared-weight-once",
  apply: ({ reason, expression }) => (reason === "gradient-shared" ? termsOf(expression) : []),
};

/** Back to the step before, the input's weight is taken for the weight between the steps. */
export const inputWeightInTime: Misconception = {
  name: "input-weight-in-time",
  apply: ({ reason, expression }) =>
    reason === "back-in-time" ? [substitute(expression, (id) => (id === "u" ? "w" : undefined))] : [],
};

/** Mean and variance of the batch are taken for constants: what goes back through them is left out. */
export const statisticsHeldFixed: Misconception = {
  name: "statistics-held-fixed",
  apply: ({ reason, expression }) => {
    if (reason !== "gradient-batch-norm") return [];
    const through = [names.gradient("beta"), names.gradient("gamma")];
    return [substitute(expression, (id) => (through.includes(id) ? 0 : undefined))];
  },
};

/** The penalty is in the loss, and its derivative is left out of the gradient. */
export const penaltyForgotten: Misconception = {
  name: "penalty-forgotten",
  apply: ({ reason, expression }) => (reason === "gradient-l2" ? termsOf(expression).slice(0, 1) : []),
};

/** The 2 from the square of the weight is left out of the penalty's derivative. */
export const penaltyWithoutTwo: Misconception = {
  name: "penalty-without-two",
  apply: ({ reason, expression }) => (reason === "gradient-l2" ? [substituteNumber(expression, 2, 1)] : []),
};

/** The bias is penalised like a weight. */
export const biasPenalised: Misconception = {
  name: "bias-penalised",
  apply: ({ reason, expression }) =>
    reason === "gradient-l2-bias" ? [["+", [expression, ["*", [2, ["*", ["lambda", "b"]]]]]]] : [],
};
