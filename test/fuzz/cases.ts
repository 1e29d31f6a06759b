import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stream } from "../../src/core/base/random.js";
import type { Door } from "./door.js";
import { DOORS } from "./doors/index.js";
import { mutate } from "./mutate.js";

/** The input of a case: the same for the same seed, door and number. */
export function inputOf(door: Door, seed: string, k: number): Uint8Array {
  const random = stream("fuzz", seed, door.name, k);
  return door.draw?.(random) ?? mutate(door.corpus, door.most, random);
}

/** Takes an input through a door. Throws for what no input may do. */
export const openWith = (door: Door, input: Uint8Array, seed: string, k: number): Promise<void> =>
  door.open(input, stream("fuzz", seed, door.name, k, "way"));

/** A new folder for a door. */
export const newFolder = (): string => mkdtempSync(join(tmpdir(), "gradsheet-fuzz-"));

/** Does something with a door that is ready, in a folder that is removed afterwards. */
export async function withDoor<T>(
  name: string,
  work: (door: Door) => Promise<T>,
  folder = newFolder(),
): Promise<T> {
  const maker = DOORS[name];
  if (maker === undefined)
    throw new RangeError(`there is no door ${name}; there are ${Object.keys(DOORS).join(", ")}`);
  let door: Door | null = null;
  try {
    door = await maker(folder);
    return await work(door);
  } finally {
    await door?.close?.();
    rmSync(folder, { recursive: true, force: true });
  }
}
