import { known } from "../../base/known.js";
import { solveNumbers } from "../../graph/compile.js";
import type { Graph } from "../../graph/definition.js";
import { upTo } from "../../graph/forward.js";
import { names } from "../../graph/quantity.js";
import { problemOf } from "../../graph/solutionGraph.js";
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
  return {
    ...{ topology, graph, givens },
    inputs: upTo(topology.inputs),
    hidden: upTo(sizeOf(topology, 1)),
    outputs: upTo(sizeOf(topology, 2)),
    now: reader(solveNumbers(graph, givens)),
    when: (changes) => {
      const key = JSON.stringify(changes);
      const known = changed.get(key) ?? solveNumbers(graph, new Map([...givens, ...Object.entries(changes)]));
      changed.set(key, known);
      return reader(known);
    },
    isBiased: (layer) => givens.has(names.bias(layer, 1)),
    alike: (weight, bias) =>
      Object.fromEntries(parameters.map(([id, { role }]) => [id, role === "weight" ? weight : bias])),
  };
}
