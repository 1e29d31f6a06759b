import { layerNames } from "../graph/forward.js";
import { solutionTopic } from "./topic.js";

/** From the last weighted sums, which are printed, to the outputs and the loss. */
export const lossTopic = solutionTopic({
  name: "loss",
  until: "loss",
  refuses: ({ examples }) => (examples > 1 ? "it asks for the loss of one example; give one example" : null),
  plan: (topology, exam) => {
    const { sums, activations } = layerNames(topology, topology.layers.length, "");
    return { shown: sums, parts: [{ id: "loss", quantities: [...(exam ? [] : activations), "C"] }] };
  },
});
