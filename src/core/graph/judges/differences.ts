import { known } from "../../base/known.js";
import { type Network, topologyOf } from "../../network/network.js";
import { compile } from "../compile.js";
import { biasesOf, weightsOf } from "../forward.js";
import { names } from "../quantity.js";
import { solutionGraph, startOf } from "../solutionGraph.js";

/**
 * Central differences of C by every weight and bias, over the first batch, under the names `dC_d…`. They read the
 * forward pass and the loss only. Five points, (−C₊₂ + 8 C₊₁ − 8 C₋₁ + C₋₂) / 12h (Abramowitz & Stegun 25.3.6):
 * off by a multiple of h⁴, except within 2h of a kink of ReLU.
 */
export function gradientsByDifferences(network: Network, h = 1e-3): Map<string, number> {
  const batch = { ...network, examples: network.examples.slice(0, network.batchSize) };
  const graph = solutionGraph(topologyOf(batch), "loss");
  const { slots, slotOf, run } = compile(graph);
  for (const [id, value] of startOf(batch, graph)) slots[known(slotOf, id)] = value;
  const loss = known(slotOf, names.loss());
  const topology = topologyOf(batch);
  const gradients = new Map<string, number>();
  for (const parameter of [...weightsOf(topology), ...biasesOf(topology)]) {
    const slot = known(slotOf, parameter);
    const value = slots[slot] ?? Number.NaN;
    const at = (steps: number): number => {
      slots[slot] = value + steps * h;
      run();
      return slots[loss] ?? Number.NaN;
    };
    gradients.set(names.gradient(parameter), (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * h));
    slots[slot] = value;
  }
  return gradients;
}
