import type { Topology } from "../network/network.js";
import { type OptimizerName, optimizerNamed } from "../network/optimizers/index.js";
import type { Definition } from "./definition.js";
import { parseExpression, symbolsOf } from "./expression.js";
import { biasesOf, weightsOf } from "./forward.js";
import { names, positionOf } from "./quantity.js";

/** The parameters that an update changes. */
export function trainedOf(topology: Topology): string[] {
  return [...weightsOf(topology), ...(topology.trainBiases ? biasesOf(topology) : [])];
}

/** The names of what the optimizer remembers before a step: each is 0 before the first. */
export function statesOf(topology: Topology): string[] {
  const { states } = optimizerNamed(topology.optimizer);
  return trainedOf(topology).flatMap((parameter) => states.map((state) => names.memory(state, parameter)));
}

/** The new value of each parameter by the optimizer's rule. */
export function updateDefinitions(topology: Topology): Definition[] {
  const optimizer = optimizerNamed(topology.optimizer);
  return trainedOf(topology).flatMap((parameter) =>
    optimizer.lines(names.update(parameter, names.gradient(parameter))).map(
      ({ id, expression, state }): Definition => ({
        id,
        expression: parseExpression(expression),
        role: state === null ? "new" : "state",
        stage: "update",
        at: positionOf(parameter),
        reason: updateReason(topology.optimizer, state),
      }),
    ),
  );
}

/** The key of the sentence that says why a line of an optimizer holds. */
export const updateReason = (optimizer: OptimizerName, state: string | null): string =>
  state === null ? `update-${optimizer}` : `state-${state}-${optimizer}`;

/** What a new value's line starts with: the old value. Null for any other line. */
export const oldOf = ({ role, expression }: Definition): string | null =>
  role === "new" ? (symbolsOf(expression)[0] ?? null) : null;
