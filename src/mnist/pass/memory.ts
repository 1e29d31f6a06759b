import { fail } from "../../core/base/errors.js";
import type { Reals } from "../../core/network/optimizers/optimizer.js";
import type { FloatWidth, Kernels } from "../kernels/kernels.js";
import { plainKernels } from "../kernels/plain.js";
import { MOST_PAGES, simdKernels } from "../kernels/simd.js";
import { type WasmMemory, webAssembly } from "../kernels/webAssembly.js";
import { type Examples, type Recipe, targetsOf } from "../recipe/recipe.js";
import { countLit, type Plan, planMemory } from "./plan.js";

export type KernelName = "simd" | "plain";

/** The one memory of a training, and the views of it. */
export interface Memory {
  readonly plan: Plan;
  readonly kernelName: KernelName;
  /** Goes to other threads as it is. */
  readonly handle: WasmMemory;
  readonly reals: Reals;
  readonly columns: Uint16Array;
  readonly words: Int32Array;
  readonly totals: Float64Array;
}

const PAGE = 65536;

/** Views of a memory laid out by `plan`. */
export function openMemory(plan: Plan, handle: WasmMemory, kernelName: KernelName): Memory {
  const { buffer } = handle;
  return {
    plan,
    kernelName,
    handle,
    reals: plan.precision === "float32" ? new Float32Array(buffer) : new Float64Array(buffer),
    columns: new Uint16Array(buffer),
    words: new Int32Array(buffer),
    totals: new Float64Array(buffer),
  };
}

/** The kernels that a memory was opened for. Throws RangeError when the engine has no SIMD. */
export function kernelsOf({ plan, kernelName, handle }: Memory): Kernels {
  if (kernelName === "plain") return plainKernels(handle.buffer, plan.precision);
  const kernels = simdKernels(handle, plan.precision);
  if (kernels === null) throw new RangeError("this engine has no WebAssembly SIMD");
  return kernels;
}

/**
 * Takes memory for a training and puts the examples into it; the first set is the one to train on. SIMD where there is
 * some, unless plain loops are wished for. Throws NO_MEMORY when there is too little.
 */
export function prepareMemory(
  recipe: Recipe,
  precision: FloatWidth,
  sets: readonly Examples[],
  wish?: KernelName,
): Memory {
  const lit = sets.map((set) => ({ count: set.count, lit: countLit(set, recipe.inputs) }));
  const plan = planMemory(recipe, precision, lit);
  const handle = takeMemory(plan.bytes);
  const able = simdKernels(handle, precision) !== null;
  const memory = openMemory(plan, handle, able && wish !== "plain" ? "simd" : "plain");
  const widest = Math.max(...plan.layers.map(({ inputs }) => inputs));
  for (let i = 0; i < widest; i++) memory.columns[plan.allColumns + i] = i;
  sets.forEach((set, k) => {
    fillSet(memory, k, set);
  });
  for (let k = 0; k < (sets[0]?.count ?? 0); k++) memory.words[plan.order + k] = k;
  return memory;
}

function takeMemory(bytes: number): WasmMemory {
  const pages = bytes / PAGE;
  try {
    if (webAssembly === undefined) return { buffer: new SharedArrayBuffer(bytes) };
    return new webAssembly.Memory({ initial: pages, maximum: MOST_PAGES, shared: true });
  } catch {
    throw fail(
      "NO_MEMORY",
      `no ${Math.ceil(bytes / 2 ** 20)} MiB of memory to be had for the training; fewer or smaller layers need less`,
    );
  }
}

/** Writes a set of examples down, leaving out the inputs that are 0. */
function fillSet({ plan, reals, columns, words }: Memory, number: number, examples: Examples): void {
  const set = plan.sets[number];
  if (set === undefined) throw new RangeError(`no set ${number} was planned`);
  const { inputs } = plan.recipe;
  const targets = targetsOf(plan.recipe);
  let lit = 0;
  for (let k = 0; k < examples.count; k++) {
    words[set.starts + k] = lit;
    for (let i = 0; i < inputs; i++) {
      const value = examples.input(k, i);
      if (value === 0) continue;
      columns[set.columns + lit] = i;
      reals[set.values + lit] = value;
      lit += 1;
    }
    for (let j = 0; j < targets; j++) reals[set.targets + k * targets + j] = examples.target(k, j);
  }
  words[set.starts + examples.count] = lit;
}
