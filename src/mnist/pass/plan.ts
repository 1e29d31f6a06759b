import { nth } from "../../core/base/known.js";
import { optimizerNamed } from "../../core/network/optimizers/index.js";
import { BYTES, type FloatWidth, padded } from "../kernels/kernels.js";
import { type Examples, type Recipe, targetsOf } from "../recipe/recipe.js";

/** Where a layer's numbers live; sums, activations and deltas have one row an example of a chunk. */
export interface LayerPlan {
  readonly inputs: number;
  readonly size: number;
  readonly stride: number;
  readonly weights: number;
  readonly biases: number;
  readonly sums: number;
  readonly activations: number;
  readonly deltas: number;
}

/** Where a set of examples lives: of each only the inputs that are not 0, from `starts[k]` up to `starts[k + 1]`. */
export interface SetPlan {
  readonly count: number;
  readonly starts: number;
  readonly columns: number;
  readonly values: number;
  readonly targets: number;
}

/**
 * The place of everything in one memory that all threads and kernels share. Places of numbers are counted in numbers
 * of the precision, `columns` in 16-bit numbers, `starts`, `order` and `control` in 32-bit ones, `totals` in doubles.
 */
export interface Plan {
  readonly recipe: Recipe;
  readonly precision: FloatWidth;
  readonly layers: readonly LayerPlan[];
  /** All weights and biases; gradients and the optimizer's memory have the same order. */
  readonly parameters: number;
  readonly length: number;
  readonly gradients: number;
  readonly states: readonly number[];
  /** The most examples that go through the network at once. */
  readonly chunk: number;
  /** 0, 1, 2, …: the columns of a layer whose inputs are all there. */
  readonly allColumns: number;
  readonly order: number;
  readonly control: number;
  readonly totals: number;
  readonly sets: readonly SetPlan[];
  readonly bytes: number;
}

/** Room for the network's rows: large batches go through in several chunks. */
const MOST_IN_CHUNK = 512;
const LEAST_IN_CHUNK = 128;

/** 32-bit numbers by which threads meet, and doubles for the loss and the hits. */
const CONTROL_WORDS = 16;
const TOTALS = 4;

/** How many inputs of each set are not 0. */
export function countLit(examples: Examples, inputs: number): number {
  let lit = 0;
  for (let k = 0; k < examples.count; k++)
    for (let i = 0; i < inputs; i++) if (examples.input(k, i) !== 0) lit += 1;
  return lit;
}

/** Gives everything its place. `lit` is the number of inputs that are not 0, set by set; the first is trained on. */
export function planMemory(
  recipe: Recipe,
  precision: FloatWidth,
  sets: readonly { readonly count: number; readonly lit: number }[],
): Plan {
  let end = 0;
  /** The place of `count` items of so many bytes, from a multiple of 64 bytes. */
  const take = (count: number, bytes: number): number => {
    const start = Math.ceil(end / 64) * 64;
    end = start + count * bytes;
    return start / bytes;
  };
  const numbers = (count: number) => take(count, BYTES[precision]);
  const { batchSize } = recipe;
  const chunk = Math.min(Math.max(batchSize, LEAST_IN_CHUNK), MOST_IN_CHUNK);
  const control = take(CONTROL_WORDS, 4);
  const totals = take(TOTALS, 8);
  const shapes = recipe.layers.map(({ size }, l) => ({
    inputs: l === 0 ? recipe.inputs : nth(recipe.layers, l - 1).size,
    size,
    stride: padded(size),
  }));
  const length = shapes.reduce((sum, { inputs, stride }) => sum + (inputs + 1) * stride, 0);
  const parameters = numbers(length);
  let next = parameters;
  const layers = shapes.map((shape): LayerPlan => {
    const weights = next;
    const biases = weights + shape.inputs * shape.stride;
    next = biases + shape.stride;
    const rows = () => numbers(chunk * shape.stride);
    return { ...shape, weights, biases, sums: rows(), activations: rows(), deltas: rows() };
  });
  const widest = Math.max(...shapes.map(({ inputs }) => inputs));
  return {
    recipe,
    precision,
    layers,
    parameters,
    length,
    gradients: numbers(length),
    states: optimizerNamed(recipe.optimizer.name).states.map(() => numbers(length)),
    chunk,
    allColumns: take(widest, 2),
    order: take(sets[0]?.count ?? 0, 4),
    control,
    totals,
    sets: sets.map(({ count, lit }) => ({
      count,
      starts: take(count + 1, 4),
      columns: take(lit, 2),
      values: numbers(lit),
      targets: numbers(count * targetsOf(recipe)),
    })),
    bytes: Math.ceil(end / 65536) * 65536,
  };
}
