import { Worker } from "node:worker_threads";
import type { WasmMemory } from "./kernels/webAssembly.js";
import type { KernelName, Memory } from "./memory.js";
import { makeHand, type Order, WORD, writeOrder } from "./orders.js";
import type { Plan } from "./plan.js";

/** What a worker needs to join a team. */
export interface WorkerStart {
  readonly plan: Plan;
  readonly handle: WasmMemory;
  readonly kernelName: KernelName;
  readonly thread: number;
  readonly threads: number;
}

/** Threads that train together, the calling one among them. */
export interface Team {
  readonly threads: number;
  /** Carries out an order with all threads, and returns when they are done. */
  readonly run: (order: Order) => void;
  readonly close: () => Promise<void>;
}

/** The compiled worker beside this file. */
const WORKER = new URL("./worker.js", import.meta.url);

/** A team of `threads` threads, 1 or more, on one memory. Close it in `finally`. */
export async function makeTeam(memory: Memory, threads: number, worker: URL = WORKER): Promise<Team> {
  const { plan, handle, kernelName, words } = memory;
  const workers = await Promise.all(
    Array.from({ length: threads - 1 }, (_none, k) =>
      startWorker(worker, { plan, handle, kernelName, thread: k + 1, threads }),
    ),
  );
  const hand = makeHand(memory, 0, threads);
  const run = (order: Order): void => {
    writeOrder(words, plan.control, order);
    Atomics.add(words, plan.control + WORD.number, 1);
    Atomics.notify(words, plan.control + WORD.number);
    hand.follow(order);
  };
  const close = async (): Promise<void> => {
    if (threads > 1) run({ kind: "end" });
    await Promise.all(workers.map((one) => one.terminate()));
  };
  return { threads, run, close };
}

/** Resolves when the worker is waiting for orders. */
function startWorker(worker: URL, workerData: WorkerStart): Promise<Worker> {
  return new Promise((resolve, reject) => {
    const started = new Worker(worker, { workerData });
    started.once("message", () => resolve(started));
    started.once("error", reject);
  });
}
