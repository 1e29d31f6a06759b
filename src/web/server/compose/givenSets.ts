import { join } from "node:path";
import { GradsheetError } from "../../../core/base/errors.js";
import type { ServedSet, ServedSets } from "../students/servedSets.js";
import { SET } from "../work/keptWorks.js";
import type { Works } from "../work/works.js";

/** Gives the set that a work made out, from now on and at later starts. Null where there is none; throws as `ServedSets.add`, or CANNOT_WRITE. */
export async function giveOut(works: Works, sets: ServedSets, id: string): Promise<ServedSet | null> {
  const folder = works.folder(id);
  if (folder === null || works.all().some((work) => work.id === id && work.about !== "")) return null;
  const set = sets.of(join(folder, SET)) ?? (await sets.add(join(folder, SET)));
  try {
    await works.give(id, true);
  } catch (error) {
    sets.withdraw(join(folder, SET));
    throw error;
  }
  return set;
}

/** Gives it out no longer; answers stay. Throws CANNOT_WRITE, and then it is given out as before. */
export async function takeBack(works: Works, sets: ServedSets, id: string): Promise<void> {
  const folder = works.folder(id);
  if (folder === null) return;
  await works.give(id, false);
  sets.withdraw(join(folder, SET));
}

/** Gives out what was given out before the server ended. A set that is damaged is not, and its work says why. */
export async function giveAgain(works: Works, sets: ServedSets): Promise<void> {
  for (const { id, given } of works.all()) {
    const folder = works.folder(id);
    if (!given || folder === null) continue;
    try {
      if (sets.of(join(folder, SET)) === null) await sets.add(join(folder, SET));
    } catch (error) {
      if (!(error instanceof GradsheetError)) throw error;
      works.withhold(id, error.message);
    }
  }
}
