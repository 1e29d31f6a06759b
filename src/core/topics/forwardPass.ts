import { layerNames, upTo } from "../graph/forward.js";
import { solutionTopic } from "./topic.js";

/** Every weighted sum and activation, layer by layer; in an exam the outputs alone. */
export const forwardPass = solutionTopic({
  name: "forward-pass",
  until: "forward",
  refuses: ({ examples }) => (examples > 1 ? "it asks for one forward pass; give one example" : null),
  plan: (topology, exam) => {
    const last = topology.layers.length;
    const layers = upTo(last).map((l) => ({ l, ...layerNames(topology, l, "") }));
    if (exam) return { shown: [], parts: [{ id: "forward", quantities: layers.at(-1)?.activations ?? [] }] };
    return {
      shown: [],
      parts: layers.map(({ l, sums, activations }) => ({
        id: l === last ? "forward-output" : "forward-hidden",
        quantities: sums.flatMap((sum, j) => [sum, ...activations.slice(j, j + 1)]),
      })),
    };
  },
});
