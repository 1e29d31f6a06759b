import { known } from "../base/known.js";
import { lossNamed } from "../network/losses/index.js";
import { type Network, sizeOf, type Topology, topologyOf } from "../network/network.js";
import { optimizerNamed } from "../network/optimizers/index.js";
import { backwardDefinitions, batchDefinitions } from "./backward.js";
import { type Definition, type Graph, graphOf, type Stage } from "./definition.js";
import { symbolsOf } from "./expression.js";
import { biasesOf, forwardDefinitions, lossDefinitions, upTo, weightsOf } from "./forward.js";
import { givensOf } from "./givens.js";
import { names } from "./quantity.js";
import { statesOf, updateDefinitions } from "./update.js";

const ORDER: readonly Stage[] = ["forward", "loss", "backward", "update", "second"];
const graphs = new Map<string, Graph>();

/**
 * The solution of every network of a topology, up to and with stage `until`: forward pass, loss, backward pass,
 * update, second forward pass. Built once for each topology.
 */
export function solutionGraph(topology: Topology, until: Stage = "second"): Graph {
  const key = JSON.stringify([topology, until]);
  const built = graphs.get(key);
  if (built !== undefined) return built;
  const graph = buildGraph(topology, ORDER.slice(0, ORDER.indexOf(until) + 1));
  if (graphs.size >= 200) graphs.clear();
  graphs.set(key, graph);
  return graph;
}

function buildGraph(topology: Topology, stages: readonly Stage[]): Graph {
  const examples = upTo(topology.examples);
  const members = examples.slice(0, topology.batchSize);
  const lines: Record<Stage, () => Definition[]> = {
    forward: () => examples.flatMap((k) => forwardDefinitions(topology, k, "forward")),
    loss: () => lossDefinitions(topology, "loss"),
    backward: () => [
      ...members.flatMap((k) => backwardDefinitions(topology, k)),
      ...batchDefinitions(topology, members),
    ],
    update: () => updateDefinitions(topology),
    second: () => [
      ...examples.flatMap((k) => forwardDefinitions(topology, k, "second", names.renewed(""))),
      ...lossDefinitions(topology, "second", names.renewed("")),
    ],
  };
  return graphOf(
    givenNames(topology, stages.includes("update")),
    stages.flatMap((stage) => lines[stage]()),
    symbolsOf,
  );
}

/** The names of the givens: inputs, targets, weights, biases, and what an update needs. */
function givenNames(topology: Topology, updated: boolean): string[] {
  const optimizer = optimizerNamed(topology.optimizer);
  const outputs =
    lossNamed(topology.loss).targetRange === null ? 0 : sizeOf(topology, topology.layers.length);
  return [
    ...upTo(topology.examples).flatMap((k) => {
      const prefix = names.prefix(k, topology.examples);
      return [
        ...upTo(topology.inputs).map((i) => names.input(i, prefix)),
        ...upTo(outputs).map((j) => names.target(j, prefix)),
      ];
    }),
    ...weightsOf(topology),
    ...biasesOf(topology),
    ...(topology.penalised ? ["lambda"] : []),
    ...(updated
      ? [
          "eta",
          ...Object.keys(optimizer.settings),
          ...(optimizer.countsSteps ? ["t"] : []),
          ...statesOf(topology),
        ]
      : []),
  ];
}

/** The numbers that a graph of this network starts from, an optimizer's memory at 0 and its step count at 1. */
export function startOf(network: Network, graph: Graph): Map<string, number> {
  const own = givensOf(network).set("t", 1);
  return new Map([...graph.givens].map(([id, { role }]) => [id, role === "memory" ? 0 : known(own, id)]));
}

/** Graph and numbers of a network together. */
export function problemOf(
  network: Network,
  until: Stage = "second",
): { graph: Graph; givens: Map<string, number> } {
  const graph = solutionGraph(topologyOf(network), until);
  return { graph, givens: startOf(network, graph) };
}
