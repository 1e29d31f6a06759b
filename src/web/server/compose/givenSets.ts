import { join } from "node:path";
import { GradsheetError } from "../../../base/errors.js";
import type { ServedSet, ServedSets } from "../students/servedSets.js";
import type { Works } from "../work/works.js";

/** The folder of the set in the folder of the work that made it. */
export const SET = "set";

/** Gives the set that a work made out, from now on and at later starts. Null where there is none; throws as `ServedSets.add`. */
export async function giveOut(works: Works, sets: ServedSets, id: string): Promise<ServedSet | null> {
  const folder = works.folder(id);
  if (folder === null || works.all().some((work) => work.id === id && work.about !== "")) return null;
  const set = sets.of(join(folder, SET)) ?? (await sets.add(join(folder, SET)));
  await works.give(id, true);
  return set;
}

/** Gives it out no longer; answers stay. */
export async function takeBack(works: Works, sets: ServedSets, id: string): Promise<void> {
  const folder = works.folder(id);
  if (folder === null) return;
  sets.withdraw(join(folder, SET));
  await works.give(id, false);
}

/** Gives out what was given out before the server ended. A set that is damaged is not, and its work says why. */
export async function giveAgain(works: Works, sets: ServedSets): Promise<void> {
  for (const { id, given } of works.all()) {
    if (!given) continue;
    try {
      await giveOut(works, sets, id);
    } catch (error) {
      if (!(error instanceof GradsheetError)) throw error;
      await works.give(id, false, error.message);
    }
  }
}
