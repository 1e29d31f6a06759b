import { statfs } from "node:fs/promises";
import { fail } from "../../core/base/errors.js";

/** What is left of the disk that a server writes to. */
export interface Room {
  /** Bytes that are free beside the margin; below 0 nothing is written any more. */
  readonly left: () => Promise<number>;
  /** Throws CANNOT_WRITE where the margin is all that is left. */
  readonly check: () => Promise<void>;
}

/** Bytes that stay free, so that a database always finishes what it has begun: its write-ahead log grows by 16 MB. */
const MARGIN = 64 * 1024 * 1024;

/** Watches the disk of a folder. Where the system does not say what is free, there is room. */
export function roomIn(folder: string, margin = MARGIN): Room {
  const left = async (): Promise<number> => {
    const found = await statfs(folder).catch(() => null);
    return found === null ? Number.POSITIVE_INFINITY : found.bavail * found.bsize - margin;
  };
  return {
    left,
    check: async () => {
      if ((await left()) < 0)
        throw fail(
          "CANNOT_WRITE",
          `less than ${Math.round(margin / 1024 ** 2)} MB are free on the disk, and nothing more is written; making room would be right`,
          { file: folder },
        );
    },
  };
}
