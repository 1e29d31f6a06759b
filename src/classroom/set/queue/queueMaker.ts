import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { ERROR_CODES, type ErrorCode, fail } from "../../../core/base/errors.js";
import type { FailedCopy } from "../folder/manifest.js";
import { oncePaths } from "../folder/onceFiles.js";
import { removeOrder } from "../folder/orderFile.js";
import { isPrinted } from "../folder/printing.js";
import { browserName } from "../make/localMaker.js";
import type { Maker, Outcome } from "../make/maker.js";
import type { SetPrinter } from "../make/setPrinter.js";
import { headOf, type SetWish, shardCopies, wantedCopy } from "../make/setWish.js";
import type { Copy } from "../students/copy.js";
import { randomnessName } from "../students/randomness.js";
import { type CopyReport, ONCE } from "./copyReport.js";
import { copyMade, filesMade } from "./madeCopy.js";
import { readOrder, writeOrder } from "./order.js";
import { AWAY, connectQueue, type RunQueue } from "./queue.js";

export interface QueueWish {
  readonly out: string;
  readonly url: string;
  /** Seconds that a worker may keep a copy before another one gets it. */
  readonly patience: number;
  /** Opens a printer for a moment, to see which browser the workers must have. */
  readonly openPrinter: () => Promise<SetPrinter>;
  /** Called once when no worker has done anything for a while. */
  readonly idle: () => void;
}

/** Copies that wait on the queue at once: enough for any number of workers, and few to hold in memory. */
const WIDTH = 500;
/** Milliseconds between two looks at the reports. */
const LOOK = 200;
/** Milliseconds without a report after which the user hears of it. */
const QUIET = 10_000;

interface Waiting {
  readonly done: (report: CopyReport) => void;
  readonly reject: (error: unknown) => void;
}

/** Has copies made by workers (`runWorker`) on machines that share the folder. Throws NO_QUEUE. */
export async function openQueueMaker(
  wish: SetWish,
  { out, url, patience, ...run }: QueueWish,
): Promise<Maker> {
  const queue = await connectQueue({ url, patience, supervise: true });
  const waiting = new Map<string, Waiting>();
  let closed = false;
  let opened: Promise<RunQueue> | undefined;
  let looking: Promise<void> | undefined;
  let browser: string | null = null;
  const head = headOf(wish);
  try {
    // Workers of a run that has died leave the folder alone from here on.
    const before = await readOrder(out);
    await removeOrder(out);
    if (before !== null) await queue.removeRun(before.run);
    if (isPrinted(wish.formats)) browser = await browserOf(run.openPrinter);
  } catch (error) {
    await queue.close();
    throw error;
  }
  const open = async (): Promise<RunQueue> => {
    const name = randomBytes(6).toString("hex");
    await writeOrder(out, {
      run: name,
      head: { ...head, browser },
      quiz: wish.quiz,
      randomness: randomnessName(wish.randomness, head.quiz),
      formats: wish.formats,
      copies: shardCopies(wish),
    });
    return queue.openRun(name, out);
  };
  const look = async (runQueue: RunQueue) => {
    let heard = Date.now();
    let answered = Date.now();
    let told = false;
    while (!closed) {
      await wait(LOOK);
      try {
        const reports = await runQueue.reports();
        answered = Date.now();
        if (reports.length > 0) heard = answered;
        for (const report of reports) settle(report);
      } catch (error) {
        if (Date.now() - answered > AWAY) throw error;
      }
      if (!told && waiting.size > 0 && Date.now() - heard > QUIET) {
        told = true;
        run.idle();
      }
    }
  };
  /** Tells whoever waits for a copy; one that was made twice is reported twice, with the same bytes. */
  const settle = (report: CopyReport): void => {
    const id = "entry" in report ? report.entry.id : "once" in report ? ONCE : report.failure.id;
    waiting.get(id)?.done(report);
    waiting.delete(id);
  };
  /** Puts a copy on the queue, or what stands once for all, and waits for its report. */
  const reported = (id: string): Promise<CopyReport> =>
    new Promise((done, reject) => {
      waiting.set(id, { done, reject });
      opened ??= open();
      opened
        .then(async (runQueue) => {
          await runQueue.put(id);
          looking ??= look(runQueue).catch(abandon);
        })
        .catch(reject);
    });
  const made = async (copy: Copy, report: CopyReport): Promise<Outcome> => {
    if ("failure" in report) return { error: errorOf(report.failure) };
    const files = "entry" in report ? report.entry.files : {};
    try {
      return { entry: await copyMade(out, copy, wantedCopy(copy, head, wish.formats), files) };
    } catch (error) {
      return { error };
    }
  };
  const abandon = (error: unknown) => {
    for (const one of waiting.values()) one.reject(error);
  };
  return {
    browser,
    abandon,
    width: WIDTH,
    make: async ({ copy }) => made(copy, await reported(copy.id)),
    makeOnce: async (whole) => {
      const paths = oncePaths(wish.formats);
      if (paths.every((path) => path in whole)) return whole;
      const report = await reported(ONCE);
      if ("failure" in report) throw errorOf(report.failure);
      return filesMade(out, paths, "once" in report ? report.once : {});
    },
    close: async () => {
      closed = true;
      await looking;
      const runQueue = await opened?.catch(() => undefined);
      await runQueue?.remove().catch(() => {});
      if (opened !== undefined) await removeOrder(out);
      await queue.close();
    },
  };
}

async function browserOf(openPrinter: () => Promise<SetPrinter>): Promise<string> {
  const printer = await openPrinter();
  try {
    return browserName(printer);
  } finally {
    await printer.close();
  }
}

function errorOf({ code, reason }: FailedCopy): Error {
  return code in ERROR_CODES ? fail(code as ErrorCode, reason) : new Error(reason);
}
