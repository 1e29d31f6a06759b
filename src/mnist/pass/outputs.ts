import { at } from "../../core/network/activations/activation.js";
import { lossNamed } from "../../core/network/losses/index.js";
import type { OutputValues } from "../../core/network/losses/loss.js";
import { targetsOf } from "../recipe/recipe.js";
import type { SetPlan } from "./plan.js";
import { neuronwise, type Rows, type Work } from "./work.js";

/** Where in the totals what is counted. */
export const TOTAL = { loss: 0, hits: 1, batchLoss: 2 } as const;

/** Works out the last layer's activations, loss and, if asked, deltas for `count` examples, all of them in doubles. */
export type OutputStage = (set: SetPlan, rows: Rows, count: number, deltas: boolean) => void;

export function makeOutputStage({ memory, layers }: Work): OutputStage {
  const { plan, reals } = memory;
  const layer = layers.at(-1);
  if (layer === undefined) throw new RangeError("a network needs a layer");
  const { activation, size, stride } = layer;
  const loss = lossNamed(plan.recipe.loss);
  const sums = new Float64Array(size);
  const activations = new Float64Array(size);
  const slopes = new Float64Array(size);
  const targets = new Float64Array(targetsOf(plan.recipe));
  const output: OutputValues = { activation, sums, activations, targets };
  const totals = memory.totals.subarray(plan.totals, plan.totals + 4);
  const count = (place: number, by: number) => {
    totals[place] = (totals[place] ?? Number.NaN) + by;
  };

  return (set, rows, examples, deltas) => {
    for (let e = 0; e < examples; e++) {
      const row = e * stride;
      for (let j = 0; j < size; j++) sums[j] = reals[layer.sums + row + j] ?? Number.NaN;
      const from = set.targets + rows(e) * targets.length;
      for (let j = 0; j < targets.length; j++) targets[j] = reals[from + j] ?? Number.NaN;
      if (activation.values !== undefined) activations.set(activation.values(Array.from(sums)));
      else {
        const value = neuronwise(activation.value);
        for (let j = 0; j < size; j++) activations[j] = value(at(sums, j));
      }
      const value = loss.value(output);
      count(TOTAL.loss, value);
      count(TOTAL.batchLoss, value);
      if (targets.length > 0 && largest(activations) === largest(targets)) count(TOTAL.hits, 1);
      for (let j = 0; j < size; j++) reals[layer.activations + row + j] = at(activations, j);
      if (!deltas) continue;
      for (let j = 0; j < size; j++) slopes[j] = loss.slope(output, j);
      for (let j = 0; j < size; j++) {
        const delta = loss.delta?.(output, j) ?? activation.pullBack?.(activations, slopes, j);
        reals[layer.deltas + row + j] = delta ?? at(slopes, j) * neuronwise(activation.slope)(at(sums, j));
      }
    }
  };
}

/** The place of the largest number, the first of several. */
export function largest(numbers: ArrayLike<number>): number {
  let best = 0;
  for (let j = 1; j < numbers.length; j++) if (at(numbers, j) > at(numbers, best)) best = j;
  return best;
}
