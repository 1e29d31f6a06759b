import { inputOf, openWith, withDoor } from "../test/fuzz/cases.js";
import type { Door } from "../test/fuzz/door.js";

/** Runs the cases of one door from a number on, in a process that may be killed: each is told before it is begun. */
const [door = "", seed = "", from = "0", folder] = process.argv.slice(2);

/** Resolves when the message is on its way: a case that hangs must not keep its own number back. */
const tell = (message: object): Promise<void> =>
  new Promise((resolve) => {
    process.send?.(message, () => resolve());
  });

async function openAll(opened: Door): Promise<void> {
  for (let k = Number(from); ; k++) {
    await tell({ begun: k });
    try {
      await openWith(opened, inputOf(opened, seed, k), seed, k);
    } catch (error) {
      await tell({ crash: error instanceof Error ? (error.stack ?? error.message) : String(error), k });
    }
  }
}

await withDoor(door, openAll, folder);
