import { numbers } from "../../core/graph/algebra.js";
import { evaluateExpression } from "../../core/graph/evaluate.js";
import { optimizerNamed } from "../../core/network/optimizers/index.js";
import type { StepNumbers } from "../../core/network/optimizers/optimizer.js";
import { wasmModule } from "../kernels/assembler.js";
import { BYTES } from "../kernels/kernels.js";
import { MOST_PAGES } from "../kernels/simd.js";
import { stepCode } from "../kernels/stepCode.js";
import { webAssembly } from "../kernels/webAssembly.js";
import type { Memory } from "./memory.js";

/** Moves the parameters from `from` up to, not with, `to`, and clears their gradients. Both are multiples of 4. */
export type Mover = (from: number, to: number) => void;

/** A step of the training's optimizer: with its numbers, what moves stretches of the parameters. */
export type Step = (numbers: StepNumbers) => Mover;

/** The step in the memory's kind of kernels; both kinds give the same bits. */
export function stepOf(memory: Memory): Step {
  return (memory.kernelName === "simd" ? simdStep(memory) : null) ?? plainStep(memory);
}

function plainStep({ plan, reals }: Memory): Step {
  const view = (start: number) => reals.subarray(start, start + plan.length);
  const { step } = optimizerNamed(plan.recipe.optimizer.name);
  const arrays = {
    parameters: view(plan.parameters),
    gradients: view(plan.gradients),
    states: plan.states.map(view),
  };
  return (numbersOfStep) => (from, to) => {
    step(arrays, from, to, numbersOfStep);
    arrays.gradients.fill(0, from, to);
  };
}

function simdStep({ plan, handle }: Memory): Step | null {
  const { code, uniforms } = stepCode(optimizerNamed(plan.recipe.optimizer.name), plan.precision);
  const bytes = wasmModule([code], handle.buffer instanceof SharedArrayBuffer, MOST_PAGES);
  if (webAssembly === undefined || !webAssembly.validate(bytes)) return null;
  const module = new webAssembly.Module(bytes);
  const { step } = new webAssembly.Instance(module, { env: { memory: handle } }).exports;
  if (typeof step !== "function") return null;
  const starts = [plan.parameters, plan.gradients, ...plan.states];
  const size = BYTES[plan.precision];
  return ({ learningRate, settings, t }) => {
    const values = new Map(Object.entries({ ...settings, eta: learningRate, t }));
    const same = uniforms.map((uniform) => evaluateExpression(uniform, values, numbers));
    return (from, to) => {
      step(...starts.map((start) => (start + from) * size), (plan.parameters + to) * size, ...same);
    };
  };
}
