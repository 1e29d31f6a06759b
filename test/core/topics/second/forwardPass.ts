import { functionOf } from "./functions.js";
import { at, type Network } from "./values.js";

export interface Pass {
  readonly z: readonly number[][];
  /** a[0] are the inputs. */
  readonly a: readonly number[][];
  readonly loss: number;
  readonly outputSlopes: readonly number[];
}

export function forward(network: Network, k: number): Pass {
  const example = network.examples[k];
  const z: number[][] = [];
  const a: number[][] = [[...(example?.inputs ?? [])]];
  for (const { weights, biases, activation } of network.layers) {
    const before = a.at(-1);
    const sums = weights.map((row, j) =>
      row.reduce((sum, w, i) => sum + w * at(before, i), biases === null ? 0 : at(biases, j)),
    );
    z.push(sums);
    const total = sums.reduce((sum, value) => sum + Math.exp(value), 0);
    a.push(
      sums.map((value) =>
        activation === "softmax" ? Math.exp(value) / total : functionOf(activation).f(value),
      ),
    );
  }
  const y = example?.targets ?? [];
  const output = a.at(-1) ?? [];
  const n = output.length;
  const sum = (f: (o: number, t: number) => number) => output.reduce((all, o, j) => all + f(o, at(y, j)), 0);
  const squares = sum((o, t) => (o - t) ** 2);
  switch (network.loss) {
    case "mse":
      return { z, a, loss: squares / n, outputSlopes: output.map((o, j) => (2 * (o - at(y, j))) / n) };
    case "sse":
      return { z, a, loss: squares, outputSlopes: output.map((o, j) => 2 * (o - at(y, j))) };
    case "half-sse":
      return { z, a, loss: squares / 2, outputSlopes: output.map((o, j) => o - at(y, j)) };
    case "bce":
      return {
        z,
        a,
        loss: -sum((o, t) => Math.log(t === 1 ? o : 1 - o)) / n,
        outputSlopes: output.map((o, j) => (at(y, j) === 1 ? -1 / o : 1 / (1 - o)) / n),
      };
    case "cross-entropy":
      return {
        z,
        a,
        loss: -sum((o, t) => (t === 0 ? 0 : t * Math.log(o))),
        outputSlopes: output.map((o, j) => -at(y, j) / o),
      };
    case "output":
      return { z, a, loss: sum((o) => o), outputSlopes: output.map(() => 1) };
  }
}

/** Softmax keeps the order, so the largest sum stands where the largest output does. */
export const placeOfLargest = (sums: readonly number[]): number =>
  sums.map((sum, j) => ({ sum, j })).sort((one, other) => other.sum - one.sum)[0]?.j ?? Number.NaN;
