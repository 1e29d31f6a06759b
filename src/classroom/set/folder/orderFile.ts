import { rm } from "node:fs/promises";
import { join } from "node:path";
import { OWN_FOLDER } from "./places.js";

/** The file in a set's folder that tells workers what to make; it lies there while the run goes on. */
export const ORDER = `${OWN_FOLDER}/order.json`;

export const removeOrder = (folder: string): Promise<void> => rm(join(folder, ORDER), { force: true });
