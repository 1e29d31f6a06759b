import type { SetPlan } from "./plan.js";
import { neuronwise, type Rows, type Work, type WorkLayer } from "./work.js";

/**
 * The sums of every layer, and the activations of every layer but the last, for `count` examples: this thread's
 * neurons. On return those of all threads are there.
 */
export function forward(work: Work, set: SetPlan, rows: Rows, count: number): void {
  const { memory, layers, barrier } = work;
  const { reals } = memory;
  layers.forEach((layer, l) => {
    const { from, to } = layer.owned;
    const last = l === layers.length - 1;
    if (to > from)
      for (let e = 0; e < count; e++) {
        gatherInputs(work, layer, layers[l - 1], set, rows, e);
        if (last) continue;
        const value = neuronwise(layer.activation.value);
        const sums = layer.sums + e * layer.stride;
        const out = layer.activations + e * layer.stride;
        const end = Math.min(to, layer.size);
        for (let j = from; j < end; j++) reals[out + j] = value(reals[sums + j] ?? Number.NaN);
      }
    barrier();
  });
}

/** The sums of one layer for one example, from the example's lit inputs or from the layer before. */
function gatherInputs(
  { memory, kernels }: Work,
  layer: WorkLayer,
  before: WorkLayer | undefined,
  set: SetPlan,
  rows: Rows,
  e: number,
): void {
  const { from, to } = layer.owned;
  const matrix = layer.weights + from;
  const biases = layer.biases + from;
  const sums = layer.sums + e * layer.stride + from;
  if (before === undefined) {
    const row = set.starts + rows(e);
    const start = memory.words[row] ?? Number.NaN;
    const lit = (memory.words[row + 1] ?? Number.NaN) - start;
    kernels.gather(
      set.columns + start,
      set.values + start,
      lit,
      matrix,
      layer.stride,
      biases,
      sums,
      to - from,
    );
  } else {
    const values = before.activations + e * before.stride;
    const { allColumns } = memory.plan;
    kernels.gather(allColumns, values, layer.inputs, matrix, layer.stride, biases, sums, to - from);
  }
}
