import type { Drawer } from "../../classroom/set/make/drawCopies.js";
import type { Maker } from "../../classroom/set/make/maker.js";
import { isToBePressed, openSetPrinter } from "../../classroom/set/make/setPrinter.js";
import type { SetWish } from "../../classroom/set/make/setWish.js";
import { localMaker } from "../../classroom/set/threads/chooseLocalMaker.js";
import type { Io } from "../../core/terminal/io.js";

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
    const { openQueueMaker } = await import("../../classroom/set/queue/queueMaker.js");
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
