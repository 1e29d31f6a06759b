import { graphOf } from "../graph/definition.js";
import { symbolsOf } from "../graph/expression.js";
import { upTo } from "../graph/forward.js";
import { type OwnLine, ownDefinitions } from "../graph/ownGraph.js";
import { problemOf } from "../graph/solutionGraph.js";
import { names, topologyOf } from "../network/network.js";
import { knownActivations, knownSums } from "./known.js";
import { filled, type NetworkSettings, type NetworkTopic } from "./topic.js";

const DEPTH = 4;

/** The greatest slope of the activations whose slope has a bound worth comparing with. */
const STEEPEST: Readonly<Record<string, string>> = { sigmoid: "1 / 4", tanh: "1", relu: "1", softplus: "1" };

/** One activation all along the chain. */
const chain = ({ activation = "sigmoid" }: NetworkSettings): NetworkSettings => ({
  layers: [1, ...upTo(DEPTH).map(() => 1)],
  activation: Object.hasOwn(STEEPEST, activation) ? activation : "sigmoid",
  loss: "output",
});

/** A deep chain of one neuron a layer: the product of its slopes, what it can be at most, and the output's derivative by the input. */
export const vanishingGradient: NetworkTopic = {
  kind: "network",
  name: "vanishing-gradient",
  needs: chain,
  refuses: ({ inputs, layers, examples }) => {
    if (examples > 1) return "it asks about one example; give one example";
    if (inputs !== 1 || layers.some(({ size }) => size !== 1))
      return "it asks about a chain of one neuron a layer; give layers such as [1, 1, 1, 1]";
    const [first] = layers;
    return layers.every(({ activation }) => activation === first?.activation) &&
      Object.hasOwn(STEEPEST, first?.activation ?? "")
      ? null
      : `it needs the same activation in every layer, one of ${Object.keys(STEEPEST).join(", ")}`;
  },
  build: (network, { exam }) => {
    const topology = topologyOf(network);
    const { graph, givens } = problemOf(network, "backward");
    const last = topology.layers.length;
    const layers = upTo(last);
    const slopes = layers.map((l) => `da${l}_1_dz${l}_1`);
    const weights = layers.map((l) => names.weight(l, 1, 1));
    const through = `da${last}_1_dx1`;
    const steepest = STEEPEST[topology.layers[0]?.activation ?? ""] ?? "1";
    const lines: OwnLine[] = [
      { id: "P", expression: slopes.join(" * "), role: "product", reason: "product-slopes" },
      { id: "B", expression: `(${steepest})^${last}`, role: "product", reason: "product-bound" },
      { id: through, expression: ["P", ...weights].join(" * "), role: "product", reason: "product-chain" },
    ];
    return {
      network,
      givens,
      graph: graphOf(graph.givens, [...graph.definitions, ...ownDefinitions(lines, "backward")], symbolsOf),
      plan: {
        shown: [...knownSums(topology), ...knownActivations(topology)],
        parts: filled([
          { id: "chain-slopes", quantities: exam ? [] : slopes },
          { id: "chain-product", quantities: steepest === "1" ? ["P"] : ["P", "B"] },
          { id: "chain-gradient", quantities: [through] },
        ]),
      },
    };
  },
};
