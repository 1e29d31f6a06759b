import type { Drawer } from "../set/make/drawCopies.js";
import { openLocalMaker } from "../set/make/localMaker.js";
import type { Maker } from "../set/make/maker.js";
import { isToBePressed, openSetPrinter } from "../set/make/setPrinter.js";
import type { SetWish } from "../set/make/setWish.js";
import type { Io } from "../terminal/io.js";

export interface MakerChoice {
  readonly out: string;
  readonly concurrency: number;
  /** Where workers take copies from; without it this process makes them. */
  readonly queue?: string;
  readonly patience: number;
  /** Whether documents are put together from blocks that are set once; without it as `isToBePressed` says. */
  readonly press?: "on" | "off";
}

/** So many copies are worth threads of their own, each of which reads the program first. */
const MANY = 100;

/** Who makes the copies: this process, or the workers on a queue. */
export function chooseMaker(
  wish: SetWish,
  { out, concurrency, queue, patience, press }: MakerChoice,
  io: Io,
): (drawer: Drawer, before: string | null) => Promise<Maker> {
  if (queue === undefined) {
    const browsers = Math.min(concurrency, wish.copies.length * 2);
    const { formats, tagged, templates, randomness } = wish;
    const local = { formats, tagged, out, keyed: randomness.kind === "secret", concurrency };
    return async (drawer, before) => {
      const pressed = isToBePressed({ press, before, ownLook: templates !== undefined });
      if (concurrency === 1 || wish.copies.length < MANY || templates !== undefined) {
        const own = templates === undefined ? {} : { templates };
        const openPrinter = () => openSetPrinter(browsers, pressed);
        return openLocalMaker({ ...local, ...own, openPrinter }, drawer);
      }
      const { openThreadMaker } = await import("../set/threads/threadMaker.js");
      return openThreadMaker({ ...local, randomness, threads: concurrency, pressed }, drawer);
    };
  }
  return async (_drawer, before) => {
    const { openQueueMaker } = await import("../set/queue/queueMaker.js");
    return openQueueMaker(wish, {
      out,
      url: queue,
      patience,
      openPrinter: () => openSetPrinter(1, isToBePressed({ press, before })),
      idle: () =>
        io.stderr("no worker has sent a copy for a while; is there one? gradsheet worker --queue\n"),
    });
  };
}
