import { nth } from "../base/known.js";
import type { ActivationName } from "./activations/index.js";
import type { LossName } from "./losses/index.js";
import type { OptimizerName } from "./optimizers/index.js";

/** One layer: `weights[j][i]` leads from input i into neuron j; `biases` is null when the layer has none. */
export interface Layer {
  readonly weights: readonly (readonly number[])[];
  readonly biases: readonly number[] | null;
  readonly activation: ActivationName;
}

/** One input and its target. */
export interface Example {
  readonly inputs: readonly number[];
  /** Empty for the loss `output`. */
  readonly targets: readonly number[];
}

/** An optimizer with its settings. */
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
    inputs: nth(network.examples, 0).inputs.length,
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

/** The neurons of each layer, inputs first: 2-2-1. */
export function sizesOf(network: Pick<Network, "examples" | "layers">): readonly number[] {
  return [nth(network.examples, 0).inputs.length, ...network.layers.map(({ weights }) => weights.length)];
}

/** The number of neurons of layer l; layer 0 is the inputs. */
export function sizeOf(topology: Topology, l: number): number {
  return l === 0 ? topology.inputs : nth(topology.layers, l - 1).size;
}

/** `printed`: as much as a solution can print. `any`: as much as a file holds, for who asks for numbers alone. */
export type Sizes = "printed" | "any";
