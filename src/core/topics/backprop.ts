import { upTo } from "../graph/forward.js";
import { names, positionOf } from "../graph/quantity.js";
import { trainedOf } from "../graph/update.js";
import { sizeOf } from "../network/network.js";
import { knownActivations, knownSums, outputFactors } from "./known.js";
import { filled, solutionTopic } from "./topic.js";

/** Beyond this the table of gradients would fill more than a page. */
const MOST_PARAMETERS = 24;

/** The whole backward pass: the gradient of every weight and bias, from the last layer to the first. */
export const backprop = solutionTopic({
  name: "backprop",
  asks: { blanks: true },
  shows: { chained: ["output-gradient", "hidden-gradient"] },
  until: "backward",
  refuses: (topology) => {
    if (topology.examples > 1) return "it asks for the gradients of one example; give one example";
    const parameters = trainedOf(topology).length;
    return parameters > MOST_PARAMETERS
      ? `it asks for every gradient, and this network has ${parameters}; at most ${MOST_PARAMETERS}`
      : null;
  },
  plan: (topology, exam) => {
    const last = topology.layers.length;
    const ofLayer = (l: number) =>
      trainedOf(topology)
        .filter((id) => positionOf(id).layer === l)
        .map((id) => names.gradient(id));
    const deltas = (l: number) =>
      l === last && sizeOf(topology, l) === 1
        ? outputFactors(topology, 1)
        : upTo(sizeOf(topology, l)).map((j) => names.bySum(l, j));
    return {
      shown: [...knownSums(topology), ...knownActivations(topology)],
      parts: filled(
        upTo(last)
          .reverse()
          .map((l) => ({
            id: l === last ? "output-gradient" : "hidden-gradient",
            quantities: [...(exam ? [] : deltas(l)), ...ofLayer(l)],
          })),
      ),
    };
  },
});
