import { rm } from "node:fs/promises";
import { join } from "node:path";

/** The file in a set's folder that tells workers what to make; it lies there while the run goes on. */
export const ORDER = ".gradsheet.order.json";

export const removeOrder = (folder: string): Promise<void> => rm(join(folder, ORDER), { force: true });
