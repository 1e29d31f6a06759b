import type { Network } from "../network/network.js";
import { names } from "./quantity.js";

/** Every number of a network under its name, with the optimizer's memory at its start. */
export function givensOf(network: Network): Map<string, number> {
  const givens = new Map<string, number>();
  network.examples.forEach(({ inputs, targets }, k) => {
    const prefix = names.prefix(k + 1, network.examples.length);
    inputs.forEach((value, i) => {
      givens.set(names.input(i + 1, prefix), value);
    });
    targets.forEach((value, j) => {
      givens.set(names.target(j + 1, prefix), value);
    });
  });
  network.layers.forEach(({ weights, biases }, l) => {
    weights.forEach((row, j) => {
      row.forEach((value, i) => {
        givens.set(names.weight(l + 1, j + 1, i + 1), value);
      });
    });
    biases?.forEach((value, j) => {
      givens.set(names.bias(l + 1, j + 1), value);
    });
  });
  givens.set("eta", network.learningRate);
  if (network.l2 > 0) givens.set("lambda", network.l2);
  for (const [setting, value] of Object.entries(network.optimizer.settings)) givens.set(setting, value);
  return givens;
}
