import { setTimeout as wait } from "node:timers/promises";
import { fail, GradsheetError } from "../../../core/base/errors.js";
import { isPressed } from "../../../paper/print/printedBy.js";
import { buildHash } from "../folder/buildHash.js";
import { drawerOf } from "../make/drawCopies.js";
import { openLocalMaker } from "../make/localMaker.js";
import { failureOf } from "../make/makeMissing.js";
import type { Maker, Outcome } from "../make/maker.js";
import type { SetPrinter } from "../make/setPrinter.js";
import { wantedCopy } from "../make/setWish.js";
import type { Copy } from "../students/copy.js";
import { type Randomness, randomnessName } from "../students/randomness.js";
import { type CopyReport, ONCE } from "./copyReport.js";
import { isUnderWay, readOrder, type SetOrder } from "./order.js";
import { AWAY, connectQueue, type TakenCopy } from "./queue.js";

export interface WorkerWish {
  readonly url: string;
  /** Seconds that a copy may take before another worker gets it. */
  readonly patience: number;
  /** How many browsers print at once. */
  readonly concurrency: number;
  readonly secret?: Uint8Array;
  /** Ends after so many seconds without a copy; 0: never. */
  readonly idle: number;
  /** Opens what prints a run: pressed, if the run is. */
  readonly openPrinter: (pressed: boolean) => Promise<SetPrinter>;
  /** Takes no more copies when it is aborted. */
  readonly signal: AbortSignal;
  readonly note: (text: string) => void;
}

/** Milliseconds between two looks at an empty queue. */
const LOOK = 300;

/** A run that this worker takes part in. */
interface OpenSet {
  readonly order: SetOrder;
  readonly copies: ReadonlyMap<string, Copy>;
  readonly maker: Maker;
}

/**
 * Makes copies from the queue until it is told to stop, and gives how many. A copy of a run whose folder is not to be
 * seen here is left to others. Throws what is wrong with this worker, after giving its copies back: SECRET, OTHER_BUILD,
 * NO_BROWSER, BROWSER_FAILED, CANNOT_WRITE, NO_QUEUE.
 */
export async function runWorker(wish: WorkerWish): Promise<number> {
  const queue = await connectQueue({ url: wish.url, patience: wish.patience, supervise: true });
  const benches = new Map<string, Promise<OpenSet | null>>();
  const underWay = new Set<Promise<void>>();
  const blind = new Set<string>();
  const failures: unknown[] = [];
  let made = 0;
  /** How many copies it has in hand: as many as the maker of a run wants. */
  let width = wish.concurrency + 1;
  let answered = Date.now();
  const take = async (most: number): Promise<readonly TakenCopy[]> => {
    try {
      const taken = await queue.take(most, blind);
      answered = Date.now();
      return taken;
    } catch (error) {
      if (Date.now() - answered > AWAY) throw error;
      return [];
    }
  };
  const work = async (taken: TakenCopy) => {
    try {
      const known = benches.get(taken.run) ?? openBench(taken, wish);
      benches.set(taken.run, known);
      const bench = await known;
      width = Math.max(width, bench?.maker.width ?? 0);
      const copy = bench?.copies.get(taken.copy);
      if (bench === null || (copy === undefined && taken.copy !== ONCE)) {
        if (!blind.has(taken.run))
          wish.note(`${taken.folder} cannot be seen from here: left to other workers`);
        blind.add(taken.run);
        return await taken.leave();
      }
      if (!(await isUnderWay(taken.folder, taken.run))) {
        blind.add(taken.run);
        return await taken.leave();
      }
      if (copy === undefined) {
        await taken.report({ once: await bench.maker.makeOnce({}) });
        return;
      }
      const { from } = wantedCopy(copy, bench.order.head, bench.order.formats);
      const outcome = await bench.maker.make({ copy, from, whole: {} });
      await taken.report(reportOf(copy.id, outcome));
      made += 1;
    } catch (error) {
      // Another build, another browser, no secret: that says nothing of the copy.
      if (isUnfit(error)) await taken.leave();
      else await taken.giveBack(error instanceof Error ? error.message : String(error));
      // A run that has ended in the meantime may have taken its folder along.
      if (await isUnderWay(taken.folder, taken.run)) failures.push(error);
      else blind.add(taken.run);
    }
  };
  try {
    let busy = Date.now();
    while (!wish.signal.aborted && failures.length === 0) {
      const free = width - underWay.size;
      const taken = free > 0 ? await take(free) : [];
      for (const one of taken) {
        const job: Promise<void> = work(one).finally(() => underWay.delete(job));
        underWay.add(job);
      }
      if (underWay.size > 0) busy = Date.now();
      else if (wish.idle > 0 && Date.now() - busy > wish.idle * 1000) break;
      if (taken.length === 0) await Promise.race([...underWay, wait(LOOK, undefined, { ref: true })]);
    }
    await Promise.all(underWay);
    if (failures.length > 0) throw failures[0];
    return made;
  } finally {
    for (const bench of benches.values()) await (await bench.catch(() => null))?.maker.close();
    await queue.close();
  }
}

const isUnfit = (error: unknown): boolean =>
  error instanceof GradsheetError &&
  ["OTHER_BUILD", "SECRET", "NO_BROWSER"].includes(error.faults[0]?.code ?? "");

function reportOf(id: string, outcome: Outcome): CopyReport {
  if ("error" in outcome) return { failure: failureOf(id, outcome.error) };
  const { student: _, ...entry } = outcome.entry;
  return { entry };
}

/** Gets ready for a run; null where its order is not to be seen. */
async function openBench({ run, folder }: TakenCopy, wish: WorkerWish): Promise<OpenSet | null> {
  const order = await readOrder(folder);
  if (order === null || order.run !== run) return null;
  const { head, quiz, formats } = order;
  if (head.build !== buildHash()) {
    throw fail(
      "OTHER_BUILD",
      `the run in ${folder} was started by another build of gradsheet; the same on all machines would be right`,
    );
  }
  const drawer = drawerOf(quiz, randomnessOf(order, wish), () => {});
  const local = {
    formats,
    tagged: head.tagged,
    keyed: head.seed === undefined,
    out: folder,
    concurrency: wish.concurrency,
  };
  const openPrinter = () => wish.openPrinter(isPressed(head.browser));
  const maker = await openLocalMaker({ ...local, openPrinter }, drawer);
  if (maker.browser !== head.browser) {
    await maker.close();
    throw fail(
      "OTHER_BUILD",
      `the run in ${folder} prints with ${head.browser}, this worker with ${maker.browser}; the same on all machines would be right`,
    );
  }
  return { order, copies: new Map(order.copies.map((copy) => [copy.id, copy])), maker };
}

/** The seed that the order names, or the secret that this worker has, if it is the one that the order wants. */
function randomnessOf({ head, randomness }: SetOrder, { secret }: WorkerWish): Randomness {
  if (head.seed !== undefined) return { kind: "seed", seed: head.seed };
  if (secret === undefined) {
    throw fail(
      "SECRET",
      `the set "${head.title}" is made with a secret; give it to the worker by --secret-file or GRADSHEET_SECRET`,
    );
  }
  const own: Randomness = { kind: "secret", secret };
  if (randomnessName(own, head.quiz) !== randomness) {
    throw fail("SECRET", `the set "${head.title}" is made with another secret; its own would be right`);
  }
  return own;
}
