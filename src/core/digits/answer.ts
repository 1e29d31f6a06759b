import { nth, present } from "../base/known.js";
import { at } from "../network/activations/activation.js";
import { type ActivationName, activationNamed } from "../network/activations/index.js";
import type { Layer } from "./eightBits.js";
import { BLACK } from "./greyRuns.js";

/** What a network makes of an image. */
export interface DigitAnswer {
  /** The activations of the last hidden layer. */
  readonly hidden: readonly number[];
  /** The weighted sums of the last layer. */
  readonly logits: readonly number[];
  readonly outputs: readonly number[];
}

/** Grey levels, 0 white to 15 black, go in as 0 to 1. */
export function answerTo(
  levels: ArrayLike<number>,
  layers: readonly Layer[],
  activations: readonly ActivationName[],
): DigitAnswer {
  let hidden: readonly number[] = [];
  let sums: readonly number[] = [];
  let outputs: readonly number[] = Array.from(levels, (level) => level / BLACK);
  layers.forEach((layer, l) => {
    hidden = outputs;
    sums = sumsOf(layer, hidden);
    const { name, value, values } = activationNamed(nth(activations, l));
    outputs = values === undefined ? sums.map(present(value, `the value of ${name}`)) : values(sums);
  });
  return { hidden, logits: sums, outputs };
}

/** Most pixels are white: only what is lit is added up. */
function sumsOf({ inputs, size, weights, biases }: Layer, before: readonly number[]): number[] {
  const lit = before.flatMap((value, i) => (value === 0 ? [] : [i]));
  return Array.from({ length: size }, (_none, j) => {
    let sum = at(biases, j);
    for (const i of lit) sum += at(weights, j * inputs + i) * at(before, i);
    return sum;
  });
}
