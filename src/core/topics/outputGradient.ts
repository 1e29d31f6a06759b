import { upTo } from "../graph/forward.js";
import { names } from "../graph/quantity.js";
import { type Network, sizeOf, type Topology } from "../network/network.js";
import { isTaughtTogether, knownActivations, knownSums, outputFactors } from "./known.js";
import { solutionTopic } from "./topic.js";

/** The chain rule for one output neuron: its factors, then two of its weights and its bias. */
export const outputGradient = solutionTopic({
  name: "output-gradient",
  asks: { blanks: true },
  shows: { chained: ["output-gradient"] },
  until: "backward",
  refuses: ({ examples }) =>
    examples > 1 ? "it asks for the gradients of one example; give one example" : null,
  plan: (topology, exam, random, _kinds, network) => {
    const l = topology.layers.length;
    const j = random.pick(neuronsWorthAsking(topology, network));
    const inputs = random
      .shuffle(upTo(sizeOf(topology, l - 1)))
      .slice(0, 2)
      .sort((a, b) => a - b);
    const gradients = inputs.map((i) => names.gradient(names.weight(l, j, i)));
    if (topology.layers[l - 1]?.biased) gradients.push(names.gradient(names.bias(l, j)));
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

/**
 * With softmax and cross-entropy, dC/dz of a class that is not the target's is its output, which is printed: one with a
 * target is asked instead, where there is one.
 */
function neuronsWorthAsking(topology: Topology, { examples }: Network): readonly number[] {
  const targets = examples[0]?.targets ?? [];
  const all = upTo(sizeOf(topology, topology.layers.length));
  const telling = all.filter((j) => targets[j - 1] !== 0);
  return isTaughtTogether(topology) && telling.length > 0 ? telling : all;
}
