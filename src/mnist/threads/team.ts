import { availableParallelism } from "node:os";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { startFile } from "../../core/paths.js";
import type { WasmMemory } from "../kernels/webAssembly.js";
import type { KernelName, Memory } from "../pass/memory.js";
import type { Plan } from "../pass/plan.js";
import type { Threads } from "../recipe/optionWords.js";
import { type Order, threadShare, WORD, writeOrder } from "./orders.js";
import { makePace } from "./pace.js";

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
  readonly threads: Threads;
  /** Carries out an order, and returns when it is done. */
  readonly run: (order: Order) => void;
  readonly close: () => Promise<void>;
}

const WORKER = pathToFileURL(startFile("mnist/threads/worker"));

/** A team on one memory. Close it in `finally`. */
export async function makeTeam(
  memory: Memory,
  threads: Threads,
  worker: { readonly href: string } = WORKER,
): Promise<Team> {
  const { plan, handle, kernelName, words } = memory;
  const most = threads === "auto" ? Math.min(2, availableParallelism()) : threads;
  const workers = await Promise.all(
    Array.from({ length: most - 1 }, (_none, k) =>
      startWorker(worker, { plan, handle, kernelName, thread: k + 1, threads: most }),
    ),
  );
  const alone = threadShare(memory, 0, 1);
  const together = most > 1 ? threadShare(memory, 0, most) : alone;
  const pace = makePace(threads === "auto" && most > 1 ? [1, most] : [most]);

  /** The workers see no order that is carried out alone. */
  function carryOut(order: Order, count: number): void {
    if (count > 1) {
      writeOrder(words, plan.control, order);
      Atomics.add(words, plan.control + WORD.number, 1);
      Atomics.notify(words, plan.control + WORD.number);
    }
    (count > 1 ? together : alone).follow(order);
  }

  function run(order: Order): void {
    const count = pace.next();
    const started = performance.now();
    carryOut(order, count);
    if (order.kind === "train") pace.report(count, order.batches / (performance.now() - started));
  }

  const close = async (): Promise<void> => {
    if (most > 1) carryOut({ kind: "end" }, most);
    await Promise.all(workers.map((one) => one.terminate()));
  };
  return { threads, run, close };
}

/** Resolves when the worker is waiting for orders. */
function startWorker({ href }: { readonly href: string }, workerData: WorkerStart): Promise<Worker> {
  return new Promise((resolve, reject) => {
    const started = new Worker(new URL(href), { workerData });
    started.once("message", () => resolve(started));
    started.once("error", reject);
  });
}
