import { nth } from "../base/known.js";
import { layerNames, upTo } from "../graph/forward.js";
import { names } from "../graph/quantity.js";
import { isOfLayer } from "../network/activations/activation.js";
import { activationNamed, DEFAULT_ACTIVATION } from "../network/activations/index.js";
import { sizeOf } from "../network/network.js";
import { knownActivations } from "./known.js";
import { type NetworkSettings, solutionTopic } from "./topic.js";

const OUTPUTS = 3;

/** The quiz's network with softmax as its last layer, of three neurons where it has fewer than two. */
function withSoftmax({ layers, activation, activations }: NetworkSettings): NetworkSettings {
  const sizes = layers ?? [2, OUTPUTS];
  const outputs = nth(sizes, -1);
  const hidden = sizes.slice(1, -1).map((_size, l) => activations?.[l] ?? activation ?? DEFAULT_ACTIVATION);
  return {
    layers: [...sizes.slice(0, -1), outputs < 2 ? OUTPUTS : outputs],
    activations: [
      ...hidden.map((name) => (isOfLayer(activationNamed(name)) ? DEFAULT_ACTIVATION : name)),
      "softmax",
    ],
    loss: "cross-entropy",
  };
}

/** From the last sums, the logits, to probabilities, the loss, ŷ − y, and the gradients of one output neuron. */
export const softmaxCrossEntropy = solutionTopic({
  name: "softmax-cross-entropy",
  shows: { chained: ["output-gradient"] },
  until: "backward",
  needs: withSoftmax,
  refuses: ({ examples, layers, loss }) => {
    if (examples > 1) return "it asks about one example; give one example";
    return layers.at(-1)?.activation === "softmax" && loss === "cross-entropy"
      ? null
      : "it needs the activation softmax in the last layer and the loss cross-entropy";
  },
  plan: (topology, exam, random) => {
    const l = topology.layers.length;
    const { sums, activations } = layerNames(topology, l, "");
    const j = random.integer(1, sizeOf(topology, l));
    const weights = upTo(sizeOf(topology, l - 1)).map((i) => names.weight(l, j, i));
    const biases = topology.layers[l - 1]?.biased ? [names.bias(l, j)] : [];
    const gradients = [...weights, ...biases].map((id) => names.gradient(id));
    const hidden = knownActivations(topology).filter((id) => !activations.includes(id));
    return {
      shown: [...hidden, ...sums],
      parts: exam
        ? [
            { id: "loss", quantities: ["C"] },
            { id: "output-gradient", quantities: gradients },
          ]
        : [
            { id: "probabilities", quantities: activations },
            { id: "loss", quantities: ["C"] },
            {
              id: "output-gradient",
              quantities: [...upTo(activations.length).map((k) => names.bySum(l, k)), ...gradients],
            },
          ],
    };
  },
});
