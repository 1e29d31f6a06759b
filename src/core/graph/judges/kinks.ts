import { known } from "../../base/known.js";
import { activationNamed } from "../../network/activations/index.js";
import type { Network } from "../../network/network.js";
import { solveNumbers } from "../compile.js";
import { upTo } from "../forward.js";
import { names } from "../quantity.js";
import { problemOf } from "../solutionGraph.js";

/** Nearer to it than this, a sum may cross a kink of its activation while a weight is moved for a difference. */
const TOO_NEAR = 2e-3;

/** Whether some neuron stands so near a kink of its activation (ReLU's 0) that differences cannot judge its slope. */
export function nearKink(network: Network): boolean {
  const { graph, givens } = problemOf(network, "forward");
  const values = solveNumbers(graph, givens);
  return network.layers.some(({ weights, activation }, before) => {
    const { kinks = [] } = activationNamed(activation);
    if (kinks.length === 0) return false;
    return upTo(network.examples.length).some((k) => {
      const prefix = names.prefix(k, network.examples.length);
      const sums = weights.map((_row, j) => known(values, names.sum(before + 1, j + 1, prefix)));
      return sums.some((sum) => kinks.some((kink) => Math.abs(sum - kink) < TOO_NEAR));
    });
  });
}
