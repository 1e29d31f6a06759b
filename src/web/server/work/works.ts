import { randomBytes } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { GradsheetError } from "../../../core/base/errors.js";
import type { Log } from "../log.js";
import { type DamagedWork, damagedWorks, keepRecord, keptWorks } from "./keptWorks.js";
import type { Product } from "./order.js";

/** What a long work says of itself while it goes on. */
export type Step = (done: number, of: number) => void;

export interface Work {
  readonly id: string;
  readonly title: string;
  readonly state: "waiting" | "running" | "done" | "failed";
  readonly done: number;
  readonly of: number;
  /** Why it failed. */
  readonly fault: string;
  /** The name of the set that it is about; empty for a set that is made. */
  readonly about: string;
  /** Whether students are given what came of it. */
  readonly given: boolean;
  readonly products: readonly Product[];
}

export interface WorkWish {
  readonly title: string;
  readonly about?: string;
  /** Makes what is wanted in a folder of its own, unless it is stopped. */
  readonly make: (folder: string, step: Step, stop: AbortSignal) => Promise<readonly Product[]>;
}

/** Long works, one after another: each can be left and found again, also after the server was started anew. */
export interface Works {
  readonly all: () => readonly Work[];
  /** Null where too many wait already. */
  readonly begin: (wish: WorkWish) => Work | null;
  /** The path of what came of a work; null where there is none of that name. */
  readonly product: (id: string, name: string) => string | null;
  /** The folder of a work that is done; null of any other. */
  readonly folder: (id: string) => string | null;
  /** Those that could not be read at a start, and were put aside. */
  readonly damaged: () => Promise<readonly DamagedWork[]>;
  /** Keeps whether it is given out, also for the next start. Throws CANNOT_WRITE. */
  readonly give: (id: string, given: boolean) => Promise<void>;
  /** It cannot be given out now, and why; the next start tries again. */
  readonly withhold: (id: string, fault: string) => void;
  /** Deletes what came of it; nothing where it is under way, or given out. */
  readonly remove: (id: string) => Promise<void>;
  /** Breaks off what is under way, and resolves when it has ended. */
  readonly close: () => Promise<void>;
}

const MOST_WAITING = 5;

/** `failed` is told of what is no fault of the asker's, `log` of what was put aside because it could not be read. */
export async function openWorks(folder: string, failed: (error: unknown) => void, log: Log): Promise<Works> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const works = new Map<string, Work>();
  for (const record of await keptWorks(folder, (work) => log({ event: "damaged-work", work })))
    works.set(record.id, { ...record, state: "done", done: 1, of: 1, fault: "" });
  const queue: (() => Promise<void>)[] = [];
  let current: Promise<void> | null = null;
  const stop = new AbortController();
  const next = (): void => {
    const run = current === null && !stop.signal.aborted ? queue.shift() : undefined;
    if (run === undefined) return;
    current = run().finally(() => {
      current = null;
      next();
    });
  };
  const change = (id: string, more: Partial<Work>): void => {
    const work = works.get(id);
    if (work !== undefined) works.set(id, { ...work, ...more });
  };
  const run = async (id: string, { title, make, about = "" }: WorkWish): Promise<void> => {
    if (!works.has(id)) return;
    const own = join(folder, id);
    change(id, { state: "running" });
    try {
      await mkdir(own, { mode: 0o700 });
      const products = await make(own, (done, of) => change(id, { done, of }), stop.signal);
      await keepRecord(folder, { id, title, products: [...products], given: false, about });
      change(id, { state: "done", products });
    } catch (error) {
      await rm(own, { recursive: true, force: true });
      if (stop.signal.aborted) return;
      const told = error instanceof GradsheetError;
      if (!told) failed(error);
      change(id, { state: "failed", fault: told ? error.message : "" });
    }
  };
  return {
    all: () => [...works.values()].reverse(),
    begin: (wish) => {
      if (queue.length >= MOST_WAITING) return null;
      const id = randomBytes(8).toString("hex");
      const work: Work = {
        id,
        title: wish.title,
        state: "waiting",
        done: 0,
        of: 0,
        fault: "",
        given: false,
        about: wish.about ?? "",
        products: [],
      };
      works.set(id, work);
      queue.push(() => run(id, wish));
      next();
      return work;
    },
    product: (id, name) => {
      const product = works.get(id)?.products.find((one) => one.name === name);
      return product === undefined ? null : join(folder, id, product.file);
    },
    folder: (id) => (works.get(id)?.state === "done" ? join(folder, id) : null),
    damaged: () => damagedWorks(folder),
    give: async (id, given) => {
      const work = works.get(id);
      if (work?.state !== "done") return;
      await keepRecord(folder, {
        id,
        title: work.title,
        products: [...work.products],
        given,
        about: work.about,
      });
      change(id, { given, fault: "" });
    },
    withhold: (id, fault) => change(id, { given: false, fault }),
    remove: async (id) => {
      const work = works.get(id);
      if (work === undefined || work.state === "running" || work.given) return;
      works.delete(id);
      await rm(join(folder, id), { recursive: true, force: true });
    },
    close: async () => {
      stop.abort();
      await current;
    },
  };
}
