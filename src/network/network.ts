import type { ActivationName } from "./activations/index.js";
import type { LossName } from "./losses/index.js";
import type { OptimizerName } from "./optimizers/index.js";

/** One layer: `weights[j][i]` leads from input i into neuron j; `biases` is null when the layer has none. */
export interface Layer {
  readonly weights: readonly (readonly number[])[];
  readonly biases: readonly number[] | null;
  readonly activation: ActivationName;
}

export interface Example {
  readonly inputs: readonly number[];
  /** Empty for the loss `output`. */
  readonly targets: readonly number[];
}

export interface OptimizerChoice {
  readonly name: OptimizerName;
  readonly settings: Readonly<Record<string, number>>;
}

/** A network with its numbers: all that a solution starts from. At least one example, at least one layer. */
export interface Network {
  readonly examples: readonly Example[];
  readonly layers: readonly Layer[];
  readonly loss: LossName;
  readonly reduction: "mean" | "sum";
  /** λ >= 0; 0 leaves the penalty out. */
  readonly l2: number;
  readonly learningRate: number;
  readonly trainBiases: boolean;
  /** Examples an update, in file order. */
  readonly batchSize: number;
  readonly optimizer: OptimizerChoice;
}

/** All of a network but its numbers: two networks of one topology have one solution graph. */
export interface Topology {
  readonly inputs: number;
  readonly layers: readonly {
    readonly size: number;
    readonly activation: ActivationName;
    readonly biased: boolean;
  }[];
  readonly examples: number;
  readonly loss: LossName;
  readonly reduction: "mean" | "sum";
  readonly penalised: boolean;
  readonly trainBiases: boolean;
  readonly batchSize: number;
  readonly optimizer: OptimizerName;
}

export function topologyOf(network: Network): Topology {
  return {
    inputs: network.examples[0]?.inputs.length ?? 0,
    layers: network.layers.map(({ weights, biases, activation }) => ({
      size: weights.length,
      activation,
      biased: biases !== null,
    })),
    examples: network.examples.length,
    loss: network.loss,
    reduction: network.reduction,
    penalised: network.l2 > 0,
    trainBiases: network.trainBiases,
    batchSize: network.batchSize,
    optimizer: network.optimizer.name,
  };
}

/** The number of neurons of layer l; layer 0 is the inputs. */
export function sizeOf(topology: Topology, l: number): number {
  return l === 0 ? topology.inputs : (topology.layers[l - 1]?.size ?? 0);
}

/** Names as in INTERFACE.md: everything counts from 1. */
export const names = {
  input: (i: number, prefix = "") => `${prefix}x${i}`,
  target: (j: number, prefix = "") => `${prefix}y${j}`,
  weight: (l: number, j: number, i: number) => `w${l}_${j}_${i}`,
  bias: (l: number, j: number) => `b${l}_${j}`,
  sum: (l: number, j: number, prefix = "") => `${prefix}z${l}_${j}`,
  activation: (l: number, j: number, prefix = "") => (l === 0 ? `${prefix}x${j}` : `${prefix}a${l}_${j}`),
  /** What belongs to example k is prefixed when there are several. */
  prefix: (k: number, examples: number) => (examples > 1 ? `e${k}_` : ""),
} as const;

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
