import { nth } from "../base/known.js";
import type { ShippedDigit } from "../digits/digitFile.js";
import { digitNetwork } from "../digits/digitNetwork.js";
import { shippedDigits } from "../digits/shipped.js";
import { type Definition, type Graph, graphOf } from "../graph/definition.js";
import { symbolsOf } from "../graph/expression.js";
import { layerNames } from "../graph/forward.js";
import { names } from "../graph/quantity.js";
import { problemOf } from "../graph/solutionGraph.js";
import { type Topology, topologyOf } from "../network/network.js";
import type { OwnTopic, Plan } from "./topic.js";

/** Outputs below this print as 0.0000 or nearly, and a delta of them is no question. */
const SEEN = 0.005;

const PREDICTED = "predicted";
const LOSS = names.loss();
const delta = (j: number): string => names.bySum(1, j);
const weight = (j: number): string => names.gradient(names.weight(1, j, 1));

/**
 * A handwritten digit and what a trained network makes of it: the digit that it answers, the loss, the deltas of its
 * outputs, and the gradients of the weights from one hidden neuron. The network is the last layer alone (`digitNetwork`).
 * Nine of ten outputs of a trained network are near 0: that is what it has learnt.
 */
export const digitTopic: OwnTopic = {
  kind: "own",
  name: "digit",
  variants: [],
  build: (_variant, { random }) => {
    const { digits, rows, columns } = shippedDigits();
    const digit = random.pick(digits);
    const network = digitNetwork(digit, random.integer(0, digit.hidden.length - 1));
    const { pixels, label, index } = digit;
    const { graph, givens } = problemOf(network, "backward");
    return {
      network,
      graph: digitGraph(graph, topologyOf(network), label),
      givens,
      plan: planFor(topologyOf(network), neuronsOf(digit)),
      picture: { rows, columns, pixels, label, index },
      saturated: true,
      zeros: [PREDICTED],
    };
  },
};

/**
 * The last layer's solution, with the digit that the network answers (output 1 stands for 0), and with the loss as it is
 * worked out when one target is 1 and all others are 0. With softmax and cross-entropy taken together no slope by an
 * output is needed; with printed outputs such as 0.0000 it could not be worked out.
 */
function digitGraph({ givens, definitions }: Graph, topology: Topology, label: number): Graph {
  const { activations } = layerNames(topology, 1, "");
  const predicted: Definition = {
    id: PREDICTED,
    expression: ["argmax", activations],
    role: "class",
    stage: "forward",
    at: {},
    reason: "predicted",
  };
  const lines = definitions
    .filter(({ role }) => role !== "loss-slope" && role !== "slope")
    .map(
      (line): Definition =>
        line.id === LOSS
          ? { ...line, expression: ["neg", [["ln", [nth(activations, label)]]]], reason: "loss-digit" }
          : line,
    );
  return graphOf(givens.keys(), [...lines, predicted], symbolsOf);
}

/** The right digit's output and the other that the network thinks likeliest. */
function neuronsOf({ label, outputs }: ShippedDigit): number[] {
  const others = outputs
    .map((share, j) => ({ share, j }))
    .filter(({ share, j }) => j !== label && share > SEEN)
    .sort((a, b) => b.share - a.share)
    .map(({ j }) => j + 1);
  return [label + 1, ...others.slice(0, 1)];
}

/** The outputs and the hidden activation are printed; outputs count from 1, so digit d is output d + 1. */
function planFor(topology: Topology, neurons: readonly number[]): Plan {
  return {
    shown: ["x1", ...layerNames(topology, 1, "").activations],
    parts: [
      { id: "digit-class", quantities: [PREDICTED] },
      { id: "digit-loss", quantities: [LOSS] },
      { id: "digit-deltas", quantities: neurons.map(delta) },
      { id: "digit-gradients", quantities: neurons.map(weight) },
    ],
  };
}
