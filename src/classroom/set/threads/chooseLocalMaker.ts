import type { Drawer } from "../make/drawCopies.js";
import { openLocalMaker } from "../make/localMaker.js";
import type { Maker } from "../make/maker.js";
import { isToBePressed, openSetPrinter } from "../make/setPrinter.js";
import type { SetWish } from "../make/setWish.js";

/** So many copies are worth threads of their own, each of which reads the program first. */
const MANY = 100;

/** Makes the copies of a set in this process: in this thread, or a large set in as many as `concurrency` says. */
export function localMaker(
  { copies, formats, tagged, templates, randomness }: SetWish,
  {
    out,
    concurrency,
    press,
  }: { readonly out: string; readonly concurrency: number; readonly press?: "on" | "off" },
): (drawer: Drawer, before: string | null) => Promise<Maker> {
  const browsers = Math.min(concurrency, copies.length * 2);
  const local = { formats, tagged, out, keyed: randomness.kind === "secret", concurrency };
  return async (drawer, before) => {
    const pressed = isToBePressed({ press, before, ownLook: templates !== undefined });
    if (concurrency === 1 || copies.length < MANY || templates !== undefined) {
      const own = templates === undefined ? {} : { templates };
      const openPrinter = () => openSetPrinter(browsers, pressed);
      return openLocalMaker({ ...local, ...own, openPrinter }, drawer);
    }
    const { openThreadMaker } = await import("./threadMaker.js");
    return openThreadMaker({ ...local, randomness, threads: concurrency, pressed }, drawer);
  };
}
