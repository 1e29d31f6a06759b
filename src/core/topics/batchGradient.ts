import { layerNames, upTo } from "../graph/forward.js";
import { names } from "../graph/quantity.js";
import { sizeOf } from "../network/network.js";
import { solutionTopic } from "./topic.js";

/** Each example's gradient of one weight (and of its neuron's bias), and the batch's, which the quiz's reduction makes of them. */
export const batchGradient = solutionTopic({
  name: "batch-gradient",
  until: "backward",
  needs: ({ examples = 1 }) => ({ examples: Math.max(2, examples) }),
  refuses: ({ examples, batchSize }) => {
    if (examples < 2) return "it asks for a batch; give two to four examples";
    return batchSize < examples ? "it asks for one batch of all examples; leave batchSize out" : null;
  },
  plan: (topology, exam, random) => {
    const l = topology.layers.length;
    const j = random.integer(1, sizeOf(topology, l));
    const i = random.integer(1, sizeOf(topology, l - 1));
    const gradients = [
      names.gradient(names.weight(l, j, i)),
      ...(topology.layers[l - 1]?.biased ? [names.gradient(names.bias(l, j))] : []),
    ];
    const prefixes = upTo(topology.examples).map((k) => names.prefix(k, topology.examples));
    const known = prefixes.flatMap((prefix) =>
      [l - 1, l].flatMap((layer) => (layer === 0 ? [] : layerNames(topology, layer, prefix).activations)),
    );
    const sums = prefixes.flatMap((prefix) => layerNames(topology, l, prefix).sums);
    const ofExamples = prefixes.map((prefix) => ({
      id: "example-gradient",
      quantities: [names.bySum(l, j, prefix), ...gradients.map((id) => prefix + id)],
    }));
    return {
      shown: [...sums, ...known],
      parts: [...(exam ? [] : ofExamples), { id: "batch-gradient", quantities: gradients }],
    };
  },
});
