import { upTo } from "../graph/forward.js";
import { names } from "../graph/quantity.js";
import { sizeOf } from "../network/network.js";
import { knownActivations, knownSums, outputFactors } from "./known.js";
import { filled, solutionTopic } from "./topic.js";

/** The long chain: from the outputs back through the paths to one weight of a hidden neuron. */
export const hiddenGradient = solutionTopic({
  name: "hidden-gradient",
  asks: { blanks: true },
  shows: { chained: ["output-gradient", "hidden-gradient"] },
  until: "backward",
  refuses: ({ examples, layers }) => {
    if (examples > 1) return "it asks for the gradient of one example; give one example";
    return layers.length < 2 ? "it needs a hidden layer; give the network two layers or more" : null;
  },
  plan: (topology, exam, random, kinds) => {
    const last = topology.layers.length;
    const l = kinds.integer(1, last - 1);
    const j = random.integer(1, sizeOf(topology, l));
    const i = random.integer(1, sizeOf(topology, l - 1));
    const next = upTo(sizeOf(topology, l + 1));
    const deltas = next.map((k) => names.bySum(l + 1, k));
    const asksOutputs = l + 1 === last;
    const outputs = asksOutputs ? (next.length === 1 ? outputFactors(topology, 1) : deltas) : [];
    const chain = [names.byActivation(l, j), names.slope(l, j, j), names.bySum(l, j)];
    const gradient = names.gradient(names.weight(l, j, i));
    return {
      shown: [...knownSums(topology), ...knownActivations(topology), ...(asksOutputs ? [] : deltas)],
      parts: filled([
        { id: "output-gradient", quantities: exam ? [] : outputs },
        { id: "hidden-gradient", quantities: exam ? [gradient] : [...chain, gradient] },
      ]),
    };
  },
});
