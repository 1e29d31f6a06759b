import { type Definition, graphOf } from "../graph/definition.js";
import { substitute, symbolsOf } from "../graph/expression.js";
import { forwardDefinitions, layerNames, lossDefinitions, upTo } from "../graph/forward.js";
import { ownDefinitions } from "../graph/ownGraph.js";
import { problemOf } from "../graph/solutionGraph.js";
import { names, sizeOf, type Topology, topologyOf } from "../network/network.js";
import { knownActivations, knownSums } from "./known.js";
import type { NetworkSettings, NetworkTopic } from "./topic.js";

/** Large for a difference, so that eight decimals of the loss show how far it lies from the gradient. */
const EPSILON = 0.1;

/** The quiz's network without its hidden layers: every loss is worked out twice more. */
function oneLayer({ layers = [2, 1], activation, activations }: NetworkSettings): NetworkSettings {
  const last = activations?.at(-1) ?? activation ?? "sigmoid";
  return { layers: [layers[0] ?? 2, layers.at(-1) ?? 1], activations: [last] };
}

/** The loss with one weight moved up and down by ε, their central difference, and how far it lies from the gradient. */
export const gradientCheck: NetworkTopic = {
  kind: "network",
  name: "gradient-check",
  needs: oneLayer,
  refuses: ({ examples, penalised }) => {
    if (examples > 1) return "it asks about one example; give one example";
    return penalised ? "it asks about the loss alone; leave l2 out" : null;
  },
  build: (network, { exam, random }) => {
    const topology = topologyOf(network);
    const { graph, givens } = problemOf(network, "backward");
    const l = random.integer(1, topology.layers.length);
    const j = random.integer(1, sizeOf(topology, l));
    const weight = names.weight(l, j, random.integer(1, sizeOf(topology, l - 1)));
    const gradient = `dC_d${weight}`;
    const deviation = `abs(ghat - ${gradient}) / max(abs(ghat), abs(${gradient}))`;
    const lines = [
      ...graph.definitions,
      ...shifted(topology, weight, "+"),
      ...shifted(topology, weight, "-"),
      ...ownDefinitions(
        [
          {
            id: "ghat",
            expression: "(C_plus - C_minus) / (2 * epsilon)",
            role: "difference",
            reason: "difference",
          },
          { id: "r", expression: deviation, role: "difference", reason: "relative-error" },
        ],
        "second",
      ),
    ];
    const outputs = (end: string) => layerNames(topology, topology.layers.length, "", end).activations;
    return {
      network,
      givens: new Map([...givens, ["epsilon", EPSILON]]),
      graph: graphOf([...graph.givens, "epsilon"], lines, symbolsOf),
      stated: [`${weight}_plus`, `${weight}_minus`, "ghat", "r"],
      precision: { values: { decimals: 8 }, gradients: { significant: 7 } },
      plan: {
        shown: [...knownSums(topology), ...knownActivations(topology), "C", `dC_dz${l}_${j}`],
        parts: [
          { id: "loss-above", quantities: exam ? ["C_plus"] : [...outputs("_plus"), "C_plus"] },
          { id: "loss-below", quantities: exam ? ["C_minus"] : [...outputs("_minus"), "C_minus"] },
          { id: "difference", quantities: ["ghat"] },
          { id: "gradient-and-error", quantities: [gradient, "r"] },
        ],
      },
    };
  },
};

/** Forward pass and loss with one weight moved by ε; all other parameters as they are. */
function shifted(topology: Topology, weight: string, sign: "+" | "-"): Definition[] {
  const end = sign === "+" ? "_plus" : "_minus";
  const moved: Definition = {
    id: weight + end,
    expression: [sign, [weight, "epsilon"]],
    role: "new",
    stage: "second",
    at: {},
    reason: "moved-weight",
  };
  const pass = [
    ...upTo(topology.examples).flatMap((k) => forwardDefinitions(topology, k, "second", end)),
    ...lossDefinitions(topology, "second", end),
  ];
  const own = (id: string) =>
    /^[wb]\d/.test(id) && id !== moved.id && id.endsWith(end) ? id.slice(0, -end.length) : undefined;
  return [moved, ...pass.map((line) => ({ ...line, expression: substitute(line.expression, own) }))];
}
