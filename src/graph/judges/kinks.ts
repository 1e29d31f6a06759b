import { type Network, names } from "../../network/network.js";
import { solveNumbers } from "../compile.js";
import { upTo } from "../forward.js";
import { problemOf } from "../solutionGraph.js";

/** Nearer to 0 than this, a sum may cross the kink of ReLU while a weight is moved for a difference. */
const TOO_NEAR = 2e-3;

/** Whether some neuron stands so near the kink of ReLU or leaky ReLU that differences cannot judge its slope. */
export function nearKink(network: Network): boolean {
  const { graph, givens } = problemOf(network, "forward");
  const values = solveNumbers(graph, givens);
  return network.layers.some(({ weights, activation }, before) => {
    if (activation !== "relu" && activation !== "leaky-relu") return false;
    return upTo(network.examples.length).some((k) => {
      const prefix = names.prefix(k, network.examples.length);
      return weights.some(
        (_row, j) => Math.abs(values.get(names.sum(before + 1, j + 1, prefix)) ?? 0) < TOO_NEAR,
      );
    });
  });
}
