import type { SetPlan } from "./plan.js";
import { NOTHING, neuronwise, type Range, type Rows, type Work, type WorkLayer } from "./work.js";

/**
 * From the deltas of the last layer back through the network. δ · input · `factor` is added to the numbers that lie
 * `shift` after each weight and bias: to the gradients, or with 0 to the parameters themselves. All deltas are taken
 * at the old weights.
 */
export function backward(
  work: Work,
  set: SetPlan,
  rows: Rows,
  count: number,
  factor: number,
  shift: number,
): void {
  const { layers, barrier } = work;
  for (let l = layers.length - 1; l >= 0; l--) {
    const layer = layers[l];
    const before = layers[l - 1];
    if (layer === undefined) return;
    if (before === undefined) scatterExamples(work, layer, set, rows, count, factor, shift);
    else {
      spreadBack(work, layer, before, count);
      scatterActivations(work, layer, before, count, factor, shift);
    }
    if (layer.trainsBiases) addBiases(work, layer, biasesOwned(work, l), count, factor, shift);
    // The next layer down needs the deltas of all threads; the first needs only those of its own neurons.
    if (l > 1) barrier();
  }
}

/** The biases that a thread moves: its own neurons' in the first layer, the first thread's elsewhere. */
function biasesOwned({ thread, layers }: Work, l: number): Range {
  const layer = layers[l];
  if (layer === undefined) return NOTHING;
  if (l === 0) return layer.owned;
  return thread === 0 ? { from: 0, to: layer.stride } : NOTHING;
}

/** δ of the layer before: W δ times the slope, for this thread's neurons there. */
function spreadBack({ memory, kernels }: Work, layer: WorkLayer, before: WorkLayer, count: number): void {
  const { reals } = memory;
  const { from, to } = before.owned;
  const end = Math.min(to, before.size);
  if (end <= from) return;
  const slope = neuronwise(before.activation.slope);
  const matrix = layer.weights + from * layer.stride;
  for (let e = 0; e < count; e++) {
    const sums = before.sums + e * before.stride;
    const out = before.deltas + e * before.stride;
    const deltas = layer.deltas + e * layer.stride;
    kernels.dots(matrix, layer.stride, deltas, out + from, end - from, layer.stride);
    for (let j = from; j < end; j++)
      reals[out + j] = (reals[out + j] ?? Number.NaN) * slope(reals[sums + j] ?? Number.NaN);
  }
}

/** The weights out of this thread's neurons of the layer before. */
function scatterActivations(
  { memory, kernels }: Work,
  layer: WorkLayer,
  before: WorkLayer,
  count: number,
  factor: number,
  shift: number,
): void {
  const { from, to } = before.owned;
  const neurons = Math.min(to, before.size) - from;
  const columns = memory.plan.allColumns + from;
  for (let e = 0; e < count && neurons > 0; e++) {
    const values = before.activations + e * before.stride + from;
    const deltas = layer.deltas + e * layer.stride;
    kernels.scatter(
      columns,
      values,
      neurons,
      layer.weights + shift,
      layer.stride,
      deltas,
      factor,
      layer.stride,
    );
  }
}

/** The first layer's weights into this thread's neurons, from the inputs that are lit. */
function scatterExamples(
  { memory, kernels }: Work,
  layer: WorkLayer,
  set: SetPlan,
  rows: Rows,
  count: number,
  factor: number,
  shift: number,
): void {
  const { from, to } = layer.owned;
  const matrix = layer.weights + shift + from;
  for (let e = 0; e < count && to > from; e++) {
    const row = set.starts + rows(e);
    const start = memory.words[row] ?? Number.NaN;
    const lit = (memory.words[row + 1] ?? Number.NaN) - start;
    const deltas = layer.deltas + e * layer.stride + from;
    kernels.scatter(
      set.columns + start,
      set.values + start,
      lit,
      matrix,
      layer.stride,
      deltas,
      factor,
      to - from,
    );
  }
}

function addBiases(
  { memory }: Work,
  layer: WorkLayer,
  { from, to }: Range,
  count: number,
  factor: number,
  shift: number,
): void {
  const { reals } = memory;
  const biases = layer.biases + shift;
  for (let e = 0; e < count; e++) {
    const deltas = layer.deltas + e * layer.stride;
    for (let j = from; j < to; j++) {
      reals[biases + j] = (reals[biases + j] ?? Number.NaN) + factor * (reals[deltas + j] ?? Number.NaN);
    }
  }
}
