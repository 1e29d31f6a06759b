import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { GradsheetError } from "../../src/core/base/errors.js";

/** Does what may end in an error of gradsheet's own, and in no other. */
export async function own(work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof GradsheetError)) throw error;
  }
}

const HERE = join(process.cwd(), "test", "fuzz");

/** What lies in the corpus of a door. */
export function filed(door: string): Uint8Array[] {
  const folder = join(HERE, "corpus", door);
  return readdirSync(folder)
    .sort()
    .map((file) => readFileSync(join(folder, file)));
}

export const textBytes = (text: string): Uint8Array => Buffer.from(text, "utf8");
