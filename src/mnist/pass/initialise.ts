import { nth } from "../../core/base/known.js";
import { stream } from "../../core/base/random.js";
import type { Initialisation } from "../recipe/recipe.js";
import type { Memory } from "./memory.js";

type Draw = (inputs: number, size: number, random: () => number) => number;

const WEIGHT: Readonly<Record<Initialisation, Draw>> = {
  normal: (_inputs, _size, random) => normal(random),
  xavier: (inputs, size, random) => Math.sqrt(6 / (inputs + size)) * (2 * random() - 1),
  he: (inputs, _size, random) => Math.sqrt(2 / inputs) * normal(random),
};

/** Draws all parameters; each layer has its own stream, so that one layer's size changes no other's numbers. */
export function initialise({ plan, reals }: Memory, how: Initialisation, seed: string): void {
  reals.fill(0, plan.parameters, plan.parameters + plan.length);
  plan.layers.forEach(({ inputs, size, stride, weights, biases }, l) => {
    const random = stream(seed, "weights", l + 1).uniform;
    for (let j = 0; j < size; j++)
      for (let i = 0; i < inputs; i++) reals[weights + i * stride + j] = WEIGHT[how](inputs, size, random);
    if (how !== "normal" || plan.recipe.layers[l]?.biased !== true) return;
    const forBiases = stream(seed, "biases", l + 1).uniform;
    for (let j = 0; j < size; j++) reals[biases + j] = normal(forBiases);
  });
}

/** A number from the standard normal distribution (Box & Muller 1958). */
function normal(random: () => number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}

/** A new order of the examples for an epoch (Fisher & Yates, from the back). Epochs count from 1. */
export function shuffle({ plan, words }: Memory, seed: string, epoch: number): void {
  const count = nth(plan.sets, 0).count;
  const order = words.subarray(plan.order, plan.order + count);
  const random = stream(seed, "order", epoch).uniform;
  for (let k = 0; k < count; k++) order[k] = k;
  for (let k = count - 1; k > 0; k--) {
    const other = Math.floor(random() * (k + 1));
    const kept = nth(order, k);
    order[k] = nth(order, other);
    order[other] = kept;
  }
}
