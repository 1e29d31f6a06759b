import { parentPort, workerData } from "node:worker_threads";
import { openMemory } from "../pass/memory.js";
import { readOrder, threadShare, WORD } from "./orders.js";
import type { WorkerStart } from "./team.js";

/** A further thread of a team: carries out the orders that it finds in the shared memory until it reads "end". */
function main({ plan, handle, kernelName, thread, threads }: WorkerStart): void {
  const memory = openMemory(plan, handle, kernelName);
  const hand = threadShare(memory, thread, threads);
  const number = plan.control + WORD.number;
  let done = Atomics.load(memory.words, number);
  parentPort?.postMessage("ready");
  for (;;) {
    Atomics.wait(memory.words, number, done);
    done = Atomics.load(memory.words, number);
    const order = readOrder(memory.words, plan.control);
    hand.follow(order);
    if (order.kind === "end") return;
  }
}

main(workerData);
