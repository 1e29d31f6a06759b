import { inputOf, openWith, withDoor } from "../test/fuzz/cases.js";

/** Runs the cases of one door from a number on, in a process that may be killed: each is told before it is begun. */
const [door = "", seed = "", from = "0"] = process.argv.slice(2);
const tell = (message: object): void => {
  process.send?.(message);
};

await withDoor(door, async (opened) => {
  for (let k = Number(from); ; k++) {
    tell({ begun: k });
    try {
      await openWith(opened, inputOf(opened, seed, k), seed, k);
    } catch (error) {
      tell({ crash: error instanceof Error ? (error.stack ?? error.message) : String(error), k });
    }
    // Messages go out, and the end is heard, between two cases.
    await new Promise((resolve) => setImmediate(resolve));
  }
});
