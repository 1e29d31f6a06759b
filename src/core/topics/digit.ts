import { nth } from "../base/known.js";
import type { DigitPicture } from "../digits/digitFile.js";
import { digitNetwork, usefulNeurons } from "../digits/digitNetwork.js";
import type { Digits, ShippedDigit } from "../digits/openDigits.js";
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
const gradient = (j: number, i: number): string => names.gradient(names.weight(1, j, i));

/**
 * So many hidden neurons are shown. Copies are drawn without knowing of each other: with one of 40 useful neurons for each
 * of 2,000 digits, two of 500 copies would be alike in most sets; with three, in one set of 1,500.
 */
const NEURONS = 3;

/**
 * A handwritten digit and what a trained network makes of it: the digit that it answers, the loss, the deltas of its
 * outputs, and the gradients of two weights, each from another hidden neuron. The network is the last layer alone (`digitNetwork`).
 * Nine of ten outputs of a trained network are near 0: that is what it has learnt.
 */
export const digitTopic: OwnTopic = {
  kind: "own",
  name: "digit",
  variants: [],
  build: (_variant, { random }) => {
    const digits = shippedDigits();
    const digit = digits.digit(random.integer(0, digits.count - 1));
    const last = nth(digits.layers, -1);
    const neurons = random.shuffle(usefulNeurons(digit, last)).slice(0, NEURONS);
    const network = digitNetwork(digit, last, neurons);
    const { graph, givens } = problemOf(network, "backward");
    const outputs = neuronsOf(digit);
    const inputs = random.shuffle(neurons.map((_neuron, k) => k + 1));
    return {
      network,
      graph: digitGraph(graph, topologyOf(network), digit.label),
      givens,
      plan: planFor(topologyOf(network), outputs, inputs),
      // What the weights that are asked about are, however weights are named.
      stated: outputs.map((j) => names.sum(1, j)),
      picture: pictureOf(digit, digits),
      saturated: true,
      zeros: [PREDICTED],
    };
  },
};

function pictureOf({ label, index, set, levels }: ShippedDigit, { rows, columns }: Digits): DigitPicture {
  const pixels = Array.from(levels, (level) => level.toString(16)).join("");
  return { rows, columns, pixels, label, index, set };
}

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

/**
 * The outputs and the hidden activations are printed; outputs count from 1, so digit d is output d + 1. Each output asked
 * about has a weight from another input.
 */
function planFor(topology: Topology, outputs: readonly number[], inputs: readonly number[]): Plan {
  return {
    shown: [0, 1].flatMap((l) => layerNames(topology, l, "").activations),
    parts: [
      { id: "digit-class", quantities: [PREDICTED] },
      { id: "digit-loss", quantities: [LOSS] },
      { id: "digit-deltas", quantities: outputs.map(delta) },
      { id: "digit-gradients", quantities: outputs.map((j, k) => gradient(j, nth(inputs, k))) },
    ],
  };
}
