import { backward } from "./backward.js";
import { forward } from "./forward.js";
import type { Memory } from "./memory.js";
import { makeOutputStage, TOTAL } from "./outputs.js";
import type { SetPlan } from "./plan.js";
import { stepOf } from "./step.js";
import { type Member, makeWork, type Rows, shareOf, type Work } from "./work.js";

/** What a thread can be told to do; all threads of a team are told the same. Examples and places count from 0. */
export interface Pass {
  /** The examples from `first` of a set through the network: adds their losses and hits to the totals. */
  readonly evaluate: (set: number, first: number, count: number) => void;
  /** Adds to the gradients what the examples at these places of the order give, in a batch of `of`. */
  readonly accumulate: (first: number, count: number, of: number) => void;
  /** One update from the batch at these places of the order; t counts from 1. False: its loss is no number. */
  readonly update: (first: number, count: number, t: number) => boolean;
  readonly clearGradients: () => void;
}

/**
 * The part of one thread in a training. A thread owns some neurons of every layer; it works out their sums,
 * activations and deltas, and the gradients of the weights into them in the first layer, out of the neurons before in
 * the others. So every number is the work of one thread, in one order, and the same however many there are.
 */
export function makePass(memory: Memory, member: Member): Pass {
  const work = makeWork(memory, member);
  const { plan, reals, words } = memory;
  const { recipe, chunk } = plan;
  const totals = memory.totals.subarray(plan.totals, plan.totals + 4);
  const outputs = makeOutputStage(work);
  const stretches = stretchesOf(work);
  const step = stepOf(memory);
  const view = (start: number) => reals.subarray(start, start + plan.length);
  const arrays = {
    parameters: view(plan.parameters),
    gradients: view(plan.gradients),
  };
  /** Plain descent keeps no gradients: each example's part moves the weights at once. */
  const direct = recipe.optimizer.name === "sgd" && recipe.l2 === 0 && recipe.batchSize <= chunk;
  const share = (count: number): number => (recipe.reduction === "mean" ? 1 / count : 1);

  /** Through the network and to the last layer's deltas. */
  function through(set: SetPlan, rows: Rows, count: number, deltas: boolean): void {
    forward(work, set, rows, count);
    if (member.thread === 0) outputs(set, rows, count, deltas);
    member.barrier();
  }

  function inChunks(count: number, visit: (start: number, size: number) => void): void {
    for (let start = 0; start < count; start += chunk) visit(start, Math.min(chunk, count - start));
  }

  const ordered =
    (first: number): Rows =>
    (e) =>
      words[plan.order + first + e] ?? Number.NaN;

  function accumulate(first: number, count: number, of: number): void {
    const set = setAt(memory, 0);
    inChunks(count, (start, size) => {
      const rows = ordered(first + start);
      through(set, rows, size, true);
      backward(work, set, rows, size, share(of), plan.gradients - plan.parameters);
    });
  }

  function clearGradients(): void {
    for (const { from, to } of stretches) arrays.gradients.fill(0, from, to);
  }

  function update(first: number, count: number, t: number): boolean {
    const set = setAt(memory, 0);
    if (member.thread === 0) totals[TOTAL.batchLoss] = 0;
    if (direct) {
      through(set, ordered(first), count, true);
      if (!Number.isFinite(totals[TOTAL.batchLoss])) return false;
      backward(work, set, ordered(first), count, -recipe.learningRate * share(count), 0);
      return true;
    }
    accumulate(first, count, count);
    if (!Number.isFinite(totals[TOTAL.batchLoss])) return false;
    // A step is shared out by place, the gradients before and the sums after it by neuron.
    member.barrier();
    const move = step({ ...recipe.optimizer, learningRate: recipe.learningRate, t });
    for (const { from, to, weights } of stretches) {
      if (weights && recipe.l2 > 0) addPenalty(arrays, recipe.l2, from, to);
      move(from, to);
    }
    member.barrier();
    return true;
  }

  function evaluate(number: number, first: number, count: number): void {
    const set = setAt(memory, number);
    inChunks(count, (start, size) => through(set, (e) => first + start + e, size, false));
  }

  return { evaluate, accumulate, update, clearGradients };
}

export function setAt({ plan }: Memory, number: number): SetPlan {
  const set = plan.sets[number];
  if (set === undefined) throw new RangeError(`there is no set ${number}`);
  return set;
}

/** d(λ Σ w²)/dw = 2 λ w. */
function addPenalty(
  {
    parameters,
    gradients,
  }: { readonly parameters: Float32Array | Float64Array; readonly gradients: Float32Array | Float64Array },
  l2: number,
  from: number,
  to: number,
): void {
  for (let k = from; k < to; k++)
    gradients[k] = (gradients[k] ?? Number.NaN) + 2 * l2 * (parameters[k] ?? Number.NaN);
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly weights: boolean;
}

/** The stretches of the trained parameters that a thread moves: its share of them all, cut where weights end. */
function stretchesOf({ memory, layers, thread, threads }: Work): Stretch[] {
  const { parameters, length } = memory.plan;
  const share = shareOf(length, thread, threads);
  return layers
    .flatMap(({ weights, biases, stride, trainsBiases }): Stretch[] => [
      { from: weights, to: biases, weights: true },
      ...(trainsBiases ? [{ from: biases, to: biases + stride, weights: false }] : []),
    ])
    .map((one) => ({
      ...one,
      from: Math.max(one.from - parameters, share.from),
      to: Math.min(one.to - parameters, share.to),
    }))
    .filter(({ from, to }) => to > from);
}
