import { rename } from "node:fs/promises";
import { join } from "node:path";
import { GradsheetError } from "../../../core/base/errors.js";
import type { Database } from "./database.js";
import { openDatabase } from "./openDatabase.js";

/**
 * Opens a folder's database; one that cannot be opened is moved aside, `told` of its new name, and an empty one is made: all
 * answers are in the journals. Throws what is wrong where `mayMend` says no.
 */
export async function openOrPutAside(
  data: string,
  mayMend: () => Promise<boolean>,
  told: (aside: string) => void,
): Promise<Database> {
  try {
    return await openDatabase({ folder: data });
  } catch (error) {
    const isDamage = error instanceof GradsheetError && error.faults[0]?.code === "DATA_DAMAGED";
    if (!isDamage || !(await mayMend())) throw error;
    const aside = `database.damaged-${Date.now()}`;
    await rename(join(data, "database"), join(data, aside));
    told(aside);
    return openDatabase({ folder: data });
  }
}
