import { known, nth } from "../../base/known.js";
import { solveNumbers } from "../../graph/compile.js";
import type { Graph } from "../../graph/definition.js";
import { upTo } from "../../graph/forward.js";
import { names } from "../../graph/quantity.js";
import { problemOf } from "../../graph/solutionGraph.js";
import { activationNamed } from "../../network/activations/index.js";
import { type Network, sizeOf, type Topology, topologyOf } from "../../network/network.js";

type Values = ReadonlyMap<string, number>;

/** A network of one hidden layer as it is drawn, and as it would be with other numbers. */
export interface Situation {
  readonly topology: Topology;
  readonly graph: Graph;
  readonly givens: Values;
  readonly inputs: readonly number[];
  readonly hidden: readonly number[];
  readonly outputs: readonly number[];
  /** The quantity as it is now; NaN for one that is not taught of this network. */
  readonly now: (id: string) => number;
  /** All quantities with some givens changed, the rest as it is. */
  readonly when: (changes: Readonly<Record<string, number>>) => (id: string) => number;
  /** Whether a quantity is seen to be positive without a thought: an input without a minus, a value of a function that has no negative ones. */
  readonly isPlainlyPositive: (id: string) => boolean;
  /** Whether a layer has biases. */
  readonly isBiased: (layer: number) => boolean;
  /** All weights and biases set to these numbers. */
  readonly alike: (weight: number, bias: number) => Readonly<Record<string, number>>;
}

const reader =
  (values: Values) =>
  (id: string): number =>
    values.has(id) ? known(values, id) : Number.NaN;

export function situationOf(network: Network): Situation {
  const topology = topologyOf(network);
  const { graph, givens } = problemOf(network);
  const parameters = [...graph.givens].filter(([, { role }]) => role === "weight" || role === "bias");
  // Many claims are about the same change.
  const changed = new Map<string, Values>();
  const now = reader(solveNumbers(graph, givens));
  return {
    ...{ topology, graph, givens },
    inputs: upTo(topology.inputs),
    hidden: upTo(sizeOf(topology, 1)),
    outputs: upTo(sizeOf(topology, 2)),
    now,
    when: (changes) => {
      const key = JSON.stringify(changes);
      const known = changed.get(key) ?? solveNumbers(graph, new Map([...givens, ...Object.entries(changes)]));
      changed.set(key, known);
      return reader(known);
    },
    isPlainlyPositive: (id) => {
      const line = graph.byId.get(id);
      if (line?.role === "activation" && line.at.layer !== undefined)
        return activationNamed(nth(topology.layers, line.at.layer - 1).activation).range[0] >= 0;
      return graph.givens.get(id)?.role === "input" && now(id) > 0;
    },
    isBiased: (layer) => givens.has(names.bias(layer, 1)),
    alike: (weight, bias) =>
      Object.fromEntries(parameters.map(([id, { role }]) => [id, role === "weight" ? weight : bias])),
  };
}
