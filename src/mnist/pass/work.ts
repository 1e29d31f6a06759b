import type { Activation } from "../../core/network/activations/activation.js";
import { activationNamed } from "../../core/network/activations/index.js";
import { type Kernels, LANES } from "../kernels/kernels.js";
import type { Barrier } from "./barrier.js";
import { kernelsOf, type Memory } from "./memory.js";
import type { LayerPlan } from "./plan.js";

/** One thread of a team, counted from 0. */
export interface Member {
  readonly thread: number;
  readonly threads: number;
  readonly barrier: Barrier;
}

/** From one number up to, not with, another. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export const NOTHING: Range = { from: 0, to: 0 };

/** A layer with what a thread needs to know of it. */
export interface WorkLayer extends LayerPlan {
  readonly activation: Activation;
  /** The neurons that this thread owns, whole groups of lanes: `to` may lie past the layer's size. */
  readonly owned: Range;
  readonly trainsBiases: boolean;
}

/** All that the passes of one thread share. */
export interface Work extends Member {
  readonly memory: Memory;
  readonly kernels: Kernels;
  readonly layers: readonly WorkLayer[];
}

/** The number, in its set, of the e-th example that is going through the network. */
export type Rows = (e: number) => number;

export function makeWork(memory: Memory, member: Member): Work {
  const { plan } = memory;
  const { recipe } = plan;
  const layers = plan.layers.map((layer, l): WorkLayer => {
    const known = recipe.layers[l];
    if (known === undefined) throw new RangeError(`no layer ${l + 1} in the recipe`);
    return {
      ...layer,
      activation: activationNamed(known.activation),
      owned: shareOf(layer.stride, member.thread, member.threads),
      trainsBiases: known.biased && recipe.trainBiases,
    };
  });
  return { ...member, memory, kernels: kernelsOf(memory), layers };
}

/** The part of `width` numbers that a thread owns: whole groups of lanes, about as many for each. */
export function shareOf(width: number, thread: number, threads: number): Range {
  const groups = width / LANES;
  const at = (k: number) => Math.round((groups * k) / threads) * LANES;
  return { from: at(thread), to: at(thread + 1) };
}

/** f or f′ of a hidden layer. Throws RangeError for an activation of whole layers, which only the last may have. */
export function neuronwise(face: ((z: number) => number) | undefined): (z: number) => number {
  if (face === undefined)
    throw new RangeError("only the last layer may have an activation of the whole layer");
  return face;
}
