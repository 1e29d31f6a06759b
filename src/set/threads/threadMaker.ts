import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { BUILT, CODE } from "../../base/paths.js";
import { openPrinter } from "../../print/printer.js";
import { isPrinted } from "../folder/printing.js";
import type { Drawer } from "../make/drawCopies.js";
import { browserName, type LocalWish } from "../make/localMaker.js";
import { makeOnce } from "../make/makeOnce.js";
import type { CopyOrder, Maker, Outcome } from "../make/maker.js";
import { keepingHere, pressOn } from "../make/setPrinter.js";
import type { Randomness } from "../students/randomness.js";
import { receivedError, sentError } from "./sentError.js";
import type { Heard, Said, ThreadStart } from "./words.js";

/** In few files, as the command line; beside this program; or where the sources run, in what a build has made of them. */
const FILES = [join(CODE, "program"), CODE, BUILT].map((folder) =>
  join(folder, "set", "threads", "thread.js"),
);
const THREAD = pathToFileURL(FILES.find((file) => existsSync(file)) ?? "");

/** So many copies a thread has in hand: the blocks of several are set in one print. */
const IN_HAND = 8;
/** Milliseconds in which a thread ends by itself. */
const END_WITHIN = 2000;

export interface ThreadWish extends Omit<LocalWish, "openPrinter" | "templates"> {
  readonly randomness: Randomness;
  readonly threads: number;
  readonly pressed: boolean;
}

/** A copy that waits, or that a thread has in hand. */
interface Asked {
  readonly order: CopyOrder;
  readonly done: (outcome: Outcome) => void;
  readonly failed: (error: unknown) => void;
}

interface Thread {
  readonly tell: (heard: Heard) => void;
  readonly inHand: Map<number, Asked>;
  readonly end: () => Promise<void>;
}

/**
 * Makes copies in threads of this process; all print with its browsers. The others start when the first has made a copy: what
 * that one has kept of its shapes they need not have set.
 */
export async function openThreadMaker(wish: ThreadWish, drawer: Drawer): Promise<Maker> {
  const { threads: most, pressed, randomness, ...local } = wish;
  const plain = isPrinted(local.formats) ? await openPrinter({ browsers: local.concurrency }) : null;
  const keeping = keepingHere();
  const printer = plain !== null && pressed ? await pressOn(plain, keeping) : plain;
  const start: ThreadStart = {
    ...{ wish: local, quiz: drawer.quiz, randomness },
    browser: plain?.browser ?? null,
    press: pressed ? { keeping } : null,
  };
  const threads = new Set<Thread>();
  const queue: Asked[] = [];
  let count = 0;
  const handOut = (): void => {
    for (;;) {
      const [free] = [...threads].sort((a, b) => a.inHand.size - b.inHand.size);
      const asked = free === undefined || free.inHand.size >= IN_HAND ? undefined : queue.shift();
      if (free === undefined || asked === undefined) return;
      count += 1;
      free.inHand.set(count, asked);
      const sheet = drawer.drawnAhead(asked.order.copy);
      const drawn = sheet === undefined ? {} : { sheet };
      free.tell({ kind: "make", number: count, order: asked.order, ...drawn });
    }
  };
  const print = async ({ number, html, options }: Said & { kind: "print" }): Promise<Heard> => {
    try {
      if (plain === null) throw new RangeError("a PDF is to be made without a printer");
      return { kind: "printed", number, pdf: await plain.print(html, options) };
    } catch (error) {
      return { kind: "not printed", number, error: sentError(error) };
    }
  };
  const heard = async ({ tell, inHand }: Thread, said: Said): Promise<void> => {
    if (said.kind === "print") return tell(await print(said));
    const asked = inHand.get(said.number);
    inHand.delete(said.number);
    if (said.kind === "made") asked?.done({ entry: said.entry });
    else if (said.stops) asked?.failed(receivedError(said.error));
    else asked?.done({ error: receivedError(said.error) });
    while (threads.size < most && queue.length > 0) begin();
    handOut();
  };
  const begin = (): void => {
    const thread = startThread(start, {
      heard: (said) => heard(thread, said),
      gone: () => threads.delete(thread),
    });
    threads.add(thread);
  };
  return {
    browser: printer === null ? null : browserName(printer),
    width: most * IN_HAND,
    make: ({ copy, from, whole }) =>
      new Promise((done, failed) => {
        if (threads.size === 0) begin();
        queue.push({ order: { copy, from, whole }, done, failed });
        handOut();
      }),
    makeOnce: (whole) => makeOnce(drawer, { ...local, printer, whole }),
    abandon: (error) => {
      for (const { failed } of queue.splice(0)) failed(error);
    },
    close: async () => {
      await Promise.all([...threads].map(({ end }) => end()));
      await printer?.close();
    },
  };
}

interface Ears {
  readonly heard: (said: Said) => Promise<void>;
  /** It has ended, and makes nothing more. */
  readonly gone: () => void;
}

function startThread(workerData: ThreadStart, { heard, gone }: Ears): Thread {
  const worker = new Worker(THREAD, { workerData });
  const inHand = new Map<number, Asked>();
  const ended = new Promise<void>((resolve) => {
    worker.once("exit", () => resolve());
  });
  const fail = (error: unknown): void => {
    gone();
    for (const { failed } of inHand.values()) failed(error);
    inHand.clear();
  };
  worker.on("message", (said: Said) => void heard(said));
  worker.once("error", fail);
  worker.once("exit", () => fail(new Error("a thread that makes copies has ended")));
  return {
    inHand,
    tell: (one) => worker.postMessage(one),
    end: async () => {
      worker.postMessage({ kind: "end" } satisfies Heard);
      await Promise.race([ended, wait(END_WITHIN, undefined, { ref: false })]);
      await worker.terminate();
    },
  };
}
