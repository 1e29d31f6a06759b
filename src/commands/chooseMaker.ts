import type { Drawer } from "../set/make/drawCopies.js";
import type { Maker } from "../set/make/maker.js";
import { isToBePressed, openSetPrinter } from "../set/make/setPrinter.js";
import type { SetWish } from "../set/make/setWish.js";
import { localMaker } from "../set/threads/chooseLocalMaker.js";
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

/** Who makes the copies: this process, or the workers on a queue. */
export function chooseMaker(
  wish: SetWish,
  { out, concurrency, queue, patience, press }: MakerChoice,
  io: Io,
): (drawer: Drawer, before: string | null) => Promise<Maker> {
  if (queue === undefined)
    return localMaker(wish, { out, concurrency, ...(press === undefined ? {} : { press }) });
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
