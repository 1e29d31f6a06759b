import { biasesOf, layerNames, upTo, weightsOf } from "../graph/forward.js";
import { names, positionOf } from "../graph/quantity.js";
import { trainedOf } from "../graph/update.js";
import { sizeOf, type Topology } from "../network/network.js";
import { outputFactors } from "./known.js";
import { filled, type Plan, solutionTopic } from "./topic.js";

/** Beyond this a question would fill more pages than anybody works through. */
const MOST_PARAMETERS = 24;

/** All three stages, forward pass, loss and backward pass, the update, and the second forward pass: the loss falls. */
export const trainingStep = solutionTopic({
  name: "training-step",
  until: "second",
  shows: { chained: ["output-gradient", "hidden-gradient"], withoutHelp: ["second"] },
  refuses: (topology) => {
    if (topology.examples > 1) return "it asks for a step by one example; give one example";
    const parameters = weightsOf(topology).length + biasesOf(topology).length;
    return parameters > MOST_PARAMETERS
      ? `it asks for every weight and bias, and this network has ${parameters}; at most ${MOST_PARAMETERS}`
      : null;
  },
  plan: (topology, exam) => {
    const last = topology.layers.length;
    const output = layerNames(topology, last, "", names.renewed("")).activations;
    const trained = trainedOf(topology);
    const gradients = (l: number) =>
      trained.filter((id) => positionOf(id).layer === l).map((id) => names.gradient(id));
    const forward = upTo(last).flatMap((l) => {
      const { sums, activations } = layerNames(topology, l, "");
      return sums.flatMap((sum, j) => [sum, ...activations.slice(j, j + 1)]);
    });
    const parts: Plan["parts"] = [
      { id: "forward", quantities: exam ? layerNames(topology, last, "").activations : forward },
      { id: "loss", quantities: ["C"] },
      { id: "output-gradient", quantities: [...(exam ? [] : deltas(topology, last)), ...gradients(last)] },
      ...upTo(last - 1)
        .reverse()
        .map((l) => ({
          id: "hidden-gradient",
          quantities: [...(exam ? [] : deltas(topology, l)), ...gradients(l)],
        })),
      { id: "update", quantities: trained.map((id) => names.renewed(id)) },
      { id: "second", quantities: [...output, names.renewed(names.loss())] },
    ];
    return { shown: [], parts: filled(parts) };
  },
});

/** dC/dz of a layer, of a lone output neuron with its factors. */
function deltas(topology: Topology, l: number): string[] {
  const size = sizeOf(topology, l);
  if (l === topology.layers.length && size === 1) return outputFactors(topology, 1);
  return upTo(size).map((j) => names.bySum(l, j));
}
