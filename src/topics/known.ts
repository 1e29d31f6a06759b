import { layerNames, outputNames, upTo } from "../graph/forward.js";
import { activationNamed } from "../network/activations/index.js";
import { lossNamed } from "../network/losses/index.js";
import type { Topology } from "../network/network.js";

/** The names of all activations that a forward pass has left, layer by layer. */
export const knownActivations = (topology: Topology): string[] =>
  upTo(topology.layers.length).flatMap((l) => layerNames(topology, l, "").activations);

/** Sums whose slope is taught from the sum itself (ReLU) are printed too. */
export const knownSums = (topology: Topology): string[] =>
  topology.layers.flatMap(({ activation }, before) => {
    const layer = layerNames(topology, before + 1, "");
    const text = activationNamed(activation).slopeExpression(layer, 0, 0) ?? "";
    return layer.sums.some((sum) => text.includes(sum)) ? layer.sums : [];
  });

/** The factors of dC/dz of an output neuron, as far as the loss and activation are taught apart. */
export function outputFactors(topology: Topology, j: number): string[] {
  const l = topology.layers.length;
  const together = lossNamed(topology.loss).deltaExpression?.(outputNames(topology, ""), j - 1) !== undefined;
  const softmax = topology.layers.at(-1)?.activation === "softmax";
  if (together || softmax) return [`dC_dz${l}_${j}`];
  return [`dC_da${l}_${j}`, `da${l}_${j}_dz${l}_${j}`, `dC_dz${l}_${j}`];
}
