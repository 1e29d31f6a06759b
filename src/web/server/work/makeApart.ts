import { fork } from "node:child_process";
import { setPriority } from "node:os";
import { GradsheetError } from "../../../core/base/errors.js";
import { startFile } from "../../../core/paths.js";
import type { Heard, MarkedCopy, Order, Product, Told } from "./order.js";

export interface Watch {
  readonly step: (done: number, of: number) => void;
  /** The next copy that a feedback sheet is made of; null after the last. */
  readonly next?: () => Promise<MarkedCopy | null>;
  /** Ends the process before it is done. */
  readonly stop: AbortSignal;
}

const PROGRAM = startFile("web/server/work/makerProcess");

/** Answers of students come before what is made: lower priorities are larger numbers, and the browser takes its process's. */
const NICE = 10;

/**
 * Makes what is ordered in a process of its own, with a browser of its own, so that no answer waits for drawing and
 * printing, and what runs out of memory there does not end the server. Throws what it throws.
 */
export function makeApart(order: Order, { step, next, stop }: Watch): Promise<readonly Product[]> {
  return new Promise((resolve, reject) => {
    const child = fork(PROGRAM, {
      serialization: "advanced",
      execArgv: [],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    let end = (): void => reject(new Error("the process that made it has ended before it was done"));
    const send = (heard: Heard): void => void child.send(heard, () => {});
    const kill = (): void => void child.kill();
    child.on("message", (told: Told) => {
      switch (told.kind) {
        case "step":
          return step(told.done, told.of);
        case "next":
          void (next?.() ?? Promise.resolve(null)).then(
            (copy) => send({ copy }),
            (error: unknown) => {
              end = () => reject(error);
              kill();
            },
          );
          return;
        case "made":
          end = () => resolve(told.products);
          return;
        case "failed":
          end = () =>
            reject(
              told.faults.length > 0 ? new GradsheetError(told.faults, told.more) : new Error(told.text),
            );
      }
    });
    // Its files are closed and its browser has ended once it is gone.
    child.once("close", () => {
      stop.removeEventListener("abort", kill);
      end();
    });
    child.once("error", reject);
    stop.addEventListener("abort", kill);
    if (child.pid !== undefined) yieldTo(child.pid);
    if (stop.aborted) kill();
    send({ order });
  });
}

function yieldTo(pid: number): void {
  try {
    setPriority(pid, NICE);
  } catch {
    // Where priorities cannot be set, it is made all the same.
  }
}
