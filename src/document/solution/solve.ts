import { fail } from "../../core/base/errors.js";
import { known } from "../../core/base/known.js";
import type { LocaleName } from "../../core/base/settings.js";
import { solveNumbers } from "../../core/graph/compile.js";
import { biasesOf, weightsOf } from "../../core/graph/forward.js";
import { names } from "../../core/graph/quantity.js";
import { problemOf } from "../../core/graph/solutionGraph.js";
import { type Network, topologyOf } from "../../core/network/network.js";
import type { NotationName } from "../../core/notation/notation.js";
import { solveLines } from "./lines.js";
import type { Parameters, PerNeuron, Solution, SolvedExample, TrainedNetwork } from "./solution.js";
import { solveDense } from "./solveDense.js";
import { trainNetwork } from "./train.js";

/** How a network is worked out. */
export interface SolveOptions {
  /** Trains so many updates too. */
  readonly steps?: number;
  /** How formulas name quantities; default `indexed`. */
  readonly notation?: NotationName;
  /** The language of the reasons; default `en`. */
  readonly locale?: LocaleName;
  /** Leaves the lines out: plain loops, for networks of any size. */
  readonly numbersOnly?: boolean;
}

type Read = (id: string) => number;

/**
 * The whole solution of a network: forward pass, loss, gradients of the first batch, one update and the second forward
 * pass. Throws NOT_FINITE, naming the quantity, when a loss, gradient or new parameter is no finite number.
 */
export function solveNetwork(network: Network, options: SolveOptions = {}): Solution {
  if (options.numbersOnly === true) return solveDense(network, options.steps);
  const { graph, givens } = problemOf(network);
  const values = solveNumbers(graph, givens);
  const read: Read = (id) => known(values, id);
  checkFinite(network, read);
  const parameters = (name: (parameter: string) => string) => parametersOf(network, (id) => read(name(id)));
  return {
    format: "gradsheet/solution@1",
    examples: solvedExamples(network),
    loss: read(names.loss()),
    gradients: parameters((id) => names.gradient(id)),
    updated: parameters((id) => (values.has(names.renewed(id)) ? names.renewed(id) : id)),
    lossAfter: read(names.renewed(names.loss())),
    quantities: solveLines(network, graph, givens, values, options),
    ...(options.steps === undefined ? {} : trained(network, options.steps)),
  };
}

function checkFinite(network: Network, read: Read): void {
  const topology = topologyOf(network);
  const parameters = [...weightsOf(topology), ...biasesOf(topology)];
  const after = names.renewed(names.loss());
  const finite = [names.loss(), ...parameters.map((id) => names.gradient(id)), after];
  for (const id of finite) {
    const value = read(id);
    if (Number.isFinite(value)) continue;
    const remedy = id === after ? "a smaller learningRate" : "smaller inputs, weights or targets";
    throw fail("NOT_FINITE", `${id} is ${value}; ${remedy} would keep it finite`);
  }
}

/** Each example alone: what it needs does not depend on the batch that it is in. */
function solvedExamples(network: Network): SolvedExample[] {
  return network.examples.map((example) => {
    const { graph, givens } = problemOf({ ...network, examples: [example], batchSize: 1, l2: 0 }, "backward");
    const values = solveNumbers(graph, givens);
    const perNeuron = (name: (l: number, j: number) => string): PerNeuron =>
      network.layers.map(({ weights }, before) =>
        weights.map((_row, j) => known(values, name(before + 1, j + 1))),
      );
    return {
      ...example,
      z: perNeuron((l, j) => names.sum(l, j)),
      a: perNeuron((l, j) => names.activation(l, j)),
      loss: known(values, names.loss()),
      dC_da: perNeuron((l, j) => names.byActivation(l, j)),
      dC_dz: perNeuron((l, j) => names.bySum(l, j)),
    };
  });
}

/** A number for each parameter, in the shape of the network. */
function parametersOf({ layers }: Network, read: Read): Parameters {
  return {
    weights: layers.map(({ weights }, l) =>
      weights.map((row, j) => row.map((_w, i) => read(names.weight(l + 1, j + 1, i + 1)))),
    ),
    biases: layers.map(({ biases }, l) => biases?.map((_b, j) => read(names.bias(l + 1, j + 1))) ?? null),
  };
}

function trained(network: Network, steps: number): Pick<Solution, "steps" | "lossHistory" | "final"> {
  const { lossHistory, network: end } = trainNetwork(network, steps);
  const final: TrainedNetwork = {
    weights: end.layers.map(({ weights }) => weights),
    biases: end.layers.map(({ biases }) => biases),
    loss: lossHistory.at(-1) ?? Number.NaN,
    a: solvedExamples(end).map(({ a }) => a),
  };
  return { steps, lossHistory, final };
}
