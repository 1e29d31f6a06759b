import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { present } from "../../../core/base/known.js";
import { startFile } from "../../../core/paths.js";
import { openPrinter } from "../../../paper/print/printer.js";
import { isPrinted } from "../folder/printing.js";
import type { Drawer } from "../make/drawCopies.js";
import { type LocalWish, openLocalMaker } from "../make/localMaker.js";
import type { CopyOrder, Maker, Outcome } from "../make/maker.js";
import { keepingHere, pressOn, printingWhole } from "../make/setPrinter.js";
import type { Randomness } from "../students/randomness.js";
import { receivedError, sentError } from "./sentError.js";
import type { Heard, Said, ThreadStart } from "./words.js";

const THREAD = pathToFileURL(startFile("classroom/set/threads/thread"));

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

interface Hand {
  /** Takes a copy, which is in its hand then. */
  readonly take: (number: number, asked: Asked) => void;
  readonly inHand: Map<number, Asked>;
  readonly end: () => Promise<void>;
}

/**
 * Makes copies in this thread and in others of this process; all print with its browsers. The others start when the first copy is
 * made: what was kept of its shapes they need not have set.
 */
export async function openThreadMaker(wish: ThreadWish, drawer: Drawer): Promise<Maker> {
  const { threads: most, pressed, randomness, ...local } = wish;
  const plain = isPrinted(local.formats) ? await openPrinter({ browsers: local.concurrency }) : null;
  const keeping = keepingHere();
  const printer = plain && (pressed ? await pressOn(plain, keeping) : printingWhole(plain));
  const here = await openLocalMaker(
    { ...local, openPrinter: async () => present(printer, "a printer") },
    drawer,
  );
  const start = (): ThreadStart => ({
    ...{ wish: local, quiz: drawer.quiz, randomness, common: drawer.common() },
    browser: plain?.browser ?? null,
    press: pressed ? keeping : null,
  });
  const queue: Asked[] = [];
  let count = 0;
  const own: Hand = {
    inHand: new Map(),
    take: (number, { order, done, failed }) => {
      // Other threads are told first of what they are to do.
      setImmediate(() =>
        here
          .make(order)
          .finally(() => own.inHand.delete(number))
          .then(done, failed)
          .finally(goOn),
      );
    },
    end: async () => {},
  };
  const hands = new Set([own]);
  const handOut = (): void => {
    for (;;) {
      const [free] = [...hands].sort((a, b) => a.inHand.size - b.inHand.size);
      const asked = free === undefined || free.inHand.size >= IN_HAND ? undefined : queue.shift();
      if (free === undefined || asked === undefined) return;
      count += 1;
      free.inHand.set(count, asked);
      free.take(count, asked);
    }
  };
  const print = async ({ number, html, options }: Said & { kind: "print" }): Promise<Heard> => {
    try {
      return { kind: "printed", number, pdf: await present(plain, "a printer").print(html, options) };
    } catch (error) {
      return { kind: "not printed", number, error: sentError(error) };
    }
  };
  const goOn = (): void => {
    while (hands.size < most && queue.length > 0) begin();
    handOut();
  };
  const begin = (): void => {
    const thread = startThread(start(), {
      drawnAhead: drawer.drawnAhead,
      print,
      free: goOn,
      gone: () => hands.delete(thread),
    });
    hands.add(thread);
  };
  return {
    browser: here.browser,
    width: most * IN_HAND,
    make: ({ copy, from, whole }) =>
      new Promise((done, failed) => {
        queue.push({ order: { copy, from, whole }, done, failed });
        handOut();
      }),
    makeOnce: here.makeOnce,
    abandon: (error) => {
      for (const { failed } of queue.splice(0)) failed(error);
    },
    close: async () => {
      await Promise.all([...hands].map(({ end }) => end()));
      await here.close();
    },
  };
}

interface Ears {
  readonly drawnAhead: Drawer["drawnAhead"];
  readonly print: (said: Said & { kind: "print" }) => Promise<Heard>;
  /** It has done with a copy, and can take another. */
  readonly free: () => void;
  /** It has ended, and makes nothing more. */
  readonly gone: () => void;
}

function startThread(workerData: ThreadStart, { drawnAhead, print, free, gone }: Ears): Hand {
  const worker = new Worker(THREAD, { workerData });
  const tell = (one: Heard): void => worker.postMessage(one);
  const inHand = new Map<number, Asked>();
  const ended = new Promise<void>((resolve) => {
    worker.once("exit", () => resolve());
  });
  const fail = (error: unknown): void => {
    gone();
    for (const { failed } of inHand.values()) failed(error);
    inHand.clear();
  };
  const heard = async (said: Said): Promise<void> => {
    if (said.kind === "print") return tell(await print(said));
    const asked = inHand.get(said.number);
    inHand.delete(said.number);
    if (said.kind === "made") asked?.done({ entry: said.entry });
    else if (said.stops) asked?.failed(receivedError(said.error));
    else asked?.done({ error: receivedError(said.error) });
    free();
  };
  worker.on("message", (said: Said) => void heard(said));
  worker.once("error", fail);
  worker.once("exit", () => fail(new Error("a thread that makes copies has ended")));
  return {
    inHand,
    take: (number, { order }) => {
      const sheet = drawnAhead(order.copy);
      tell({ kind: "make", number, order, ...(sheet === undefined ? {} : { sheet }) });
    },
    end: async () => {
      tell({ kind: "end" });
      await Promise.race([ended, wait(END_WITHIN, undefined, { ref: false })]);
      await worker.terminate();
    },
  };
}
