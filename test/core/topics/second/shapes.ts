import type { Values } from "./values.js";

/** The parameters of two layers: a weight for each pair, a bias for each neuron. */
export function countedParameters(given: Values): Values {
  const [d, first, second] = ["d", "n1", "n2"].map((id) => given.get(id) ?? Number.NaN) as [
    number,
    number,
    number,
  ];
  return new Map([["P", (d + 1) * first + (first + 1) * second]]);
}
