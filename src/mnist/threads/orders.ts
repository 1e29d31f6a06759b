import { nth } from "../../core/base/known.js";
import { BARRIER, type Barrier, makeBarrier } from "../pass/barrier.js";
import type { Memory } from "../pass/memory.js";
import { makePass, type Pass, setAt } from "../pass/pass.js";

/** What a team is told to do; all count from 0 but t, the number of the first step, which counts from 1. */
export type Order =
  | { readonly kind: "evaluate"; readonly set: number; readonly first: number; readonly count: number }
  | { readonly kind: "accumulate"; readonly first: number; readonly count: number; readonly of: number }
  | { readonly kind: "train"; readonly batch: number; readonly batches: number; readonly t: number }
  | { readonly kind: "clear" }
  | { readonly kind: "end" };

const KINDS = ["evaluate", "accumulate", "train", "clear", "end"] as const satisfies Order["kind"][];

/** Where in the control words an order stands; the barrier has the first four. */
export const WORD = { number: 4, kind: 5, numbers: 6, diverged: 9 } as const;

/** Writes an order down for the other threads. */
export function writeOrder(words: Int32Array, start: number, order: Order): void {
  words[start + WORD.kind] = KINDS.indexOf(order.kind);
  words.set(wordsOfOrder(order), start + WORD.numbers);
}

function wordsOfOrder(order: Order): readonly number[] {
  switch (order.kind) {
    case "evaluate":
      return [order.set, order.first, order.count];
    case "accumulate":
      return [order.first, order.count, order.of];
    case "train":
      return [order.batch, order.batches, order.t];
    case "clear":
    case "end":
      return [];
  }
}

/** Reads an order that another thread has written. */
export function readOrder(words: Int32Array, start: number): Order {
  const [a = 0, b = 0, c = 0] = words.subarray(start + WORD.numbers, start + WORD.numbers + 3);
  const kind = nth(KINDS, nth(words, start + WORD.kind));
  switch (kind) {
    case "evaluate":
      return { kind, set: a, first: b, count: c };
    case "accumulate":
      return { kind, first: a, count: b, of: c };
    case "train":
      return { kind, batch: a, batches: b, t: c };
    case "clear":
    case "end":
      return { kind };
  }
}

/** One thread of a team at work. */
export interface ThreadShare {
  readonly follow: (order: Order) => void;
}

/** A thread's hand. Every order ends where all threads meet. */
export function threadShare(memory: Memory, thread: number, threads: number): ThreadShare {
  const { plan, words } = memory;
  const barrier: Barrier = makeBarrier(words, plan.control, threads);
  const pass = makePass(memory, { thread, threads, barrier });
  return {
    follow: (order) => {
      try {
        carryOut(memory, pass, order);
        barrier();
      } catch (error) {
        Atomics.store(words, plan.control + BARRIER.failed, 1);
        throw error;
      }
    },
  };
}

function carryOut(memory: Memory, pass: Pass, order: Order): void {
  switch (order.kind) {
    case "evaluate":
      pass.evaluate(order.set, order.first, order.count);
      break;
    case "accumulate":
      pass.accumulate(order.first, order.count, order.of);
      break;
    case "train":
      train(memory, pass, order);
      break;
    case "clear":
      pass.clearGradients();
      break;
    case "end":
      break;
  }
}

/** Some batches of the epoch's order, one update each; the last batch may be short. Stops at a loss that is no number. */
function train(memory: Memory, pass: Pass, { batch, batches, t }: Order & { readonly kind: "train" }): void {
  const { plan, words } = memory;
  const { batchSize } = plan.recipe;
  const { count } = setAt(memory, 0);
  for (let k = 0; k < batches; k++) {
    const first = (batch + k) * batchSize;
    if (!pass.update(first, Math.min(batchSize, count - first), t + k)) {
      words[plan.control + WORD.diverged] = t + k;
      return;
    }
  }
}
