import type { Press } from "../press/press.js";
import { openPrinter } from "../print/printer.js";
import type { Drawer } from "../set/make/drawCopies.js";
import { openLocalMaker } from "../set/make/localMaker.js";
import type { Maker } from "../set/make/maker.js";
import type { SetWish } from "../set/make/setWish.js";
import type { Io } from "../terminal/io.js";

export interface MakerChoice {
  readonly out: string;
  readonly concurrency: number;
  /** Where workers take copies from; without it this process makes them. */
  readonly queue?: string;
  readonly patience: number;
  /** Whether documents are put together from blocks that are set once. */
  readonly press: "on" | "off";
}

/** Who makes the copies: this process, or the workers on a queue. */
export function chooseMaker(
  wish: SetWish,
  { out, concurrency, queue, patience, press }: MakerChoice,
  io: Io,
): (drawer: Drawer) => Promise<Maker> {
  if (queue === undefined) {
    const browsers = Math.min(concurrency, wish.copies.length * 2);
    const keyed = wish.randomness.kind === "secret";
    const printing = {
      openPrinter: () => (press === "on" ? openPress(browsers) : openPrinter({ browsers })),
    };
    return (drawer) => openLocalMaker({ ...wish, out, keyed, concurrency, ...printing }, drawer);
  }
  return async () => {
    const { openQueueMaker } = await import("../set/queue/queueMaker.js");
    return openQueueMaker(wish, {
      out,
      url: queue,
      patience,
      openPrinter: () => openPrinter({ browsers: 1 }),
      idle: () =>
        io.stderr("no worker has sent a copy for a while; is there one? gradsheet worker --queue\n"),
    });
  };
}

async function openPress(browsers: number): Promise<Press> {
  const { Press } = await import("../press/press.js");
  return new Press(await openPrinter({ browsers }));
}
