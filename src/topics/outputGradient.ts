import { upTo } from "../graph/forward.js";
import { names, sizeOf } from "../network/network.js";
import { knownActivations, knownSums, outputFactors } from "./known.js";
import { solutionTopic } from "./topic.js";

/** The chain rule for one output neuron: its factors, then two of its weights and its bias. */
export const outputGradient = solutionTopic({
  name: "output-gradient",
  asks: { blanks: true },
  until: "backward",
  refuses: ({ examples }) =>
    examples > 1 ? "it asks for the gradients of one example; give one example" : null,
  plan: (topology, exam, random) => {
    const l = topology.layers.length;
    const j = random.integer(1, sizeOf(topology, l));
    const inputs = random
      .shuffle(upTo(sizeOf(topology, l - 1)))
      .slice(0, 2)
      .sort((a, b) => a - b);
    const gradients = inputs.map((i) => `dC_d${names.weight(l, j, i)}`);
    if (topology.layers[l - 1]?.biased) gradients.push(`dC_d${names.bias(l, j)}`);
    return {
      shown: [...knownSums(topology), ...knownActivations(topology)],
      parts: [
        {
          id: "output-gradient",
          quantities: exam ? gradients : [...outputFactors(topology, j), ...gradients],
        },
      ],
    };
  },
});
