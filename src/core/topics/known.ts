import { layerNames, outputNames, upTo } from "../graph/forward.js";
import { names } from "../graph/quantity.js";
import { isOfLayer } from "../network/activations/activation.js";
import { activationNamed } from "../network/activations/index.js";
import { lossNamed } from "../network/losses/index.js";
import type { Topology } from "../network/network.js";

/** The names of all activations that a forward pass has left, layer by layer. */
export const knownActivations = (topology: Topology): string[] =>
  upTo(topology.layers.length).flatMap((l) => layerNames(topology, l, "").activations);

/** Sums whose slope is taught from the sum itself (ReLU) are printed too. */
export const knownSums = (topology: Topology): string[] =>
  topology.layers.flatMap(({ activation }, before) => {
    const { slopeOf } = activationNamed(activation);
    return slopeOf === "sum" ? layerNames(topology, before + 1, "").sums : [];
  });

/** Whether dC/dz of the outputs is taught in one step: loss and activation were made for each other. */
export const isTaughtTogether = (topology: Topology): boolean =>
  lossNamed(topology.loss).deltaExpression?.(outputNames(topology, ""), 0) !== undefined;

/** The factors of dC/dz of an output neuron, as far as the loss and activation are taught apart. */
export function outputFactors(topology: Topology, j: number): string[] {
  const l = topology.layers.length;
  if (isTaughtTogether(topology) || isOfLayer(outputNames(topology, "").activation))
    return [names.bySum(l, j)];
  return [names.byActivation(l, j), names.slope(l, j, j), names.bySum(l, j)];
}
