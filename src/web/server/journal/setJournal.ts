import { type FileHandle, open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { cannotWrite, makeFolder } from "../../../core/files/files.js";
import { type Head, type Logged, linked } from "./entry.js";
import { fileName, type JournalEnd } from "./readJournal.js";

/** The journal of one set, to which entries are added. */
export interface SetJournal {
  /** Resolves with their seals once all of them are on the disk, by one `fdatasync`. Throws CANNOT_WRITE, and then none is. */
  readonly add: (entries: readonly Omit<Logged, "number">[]) => Promise<readonly Added[]>;
  readonly close: () => Promise<void>;
}

/** An entry that was written down. */
export interface Added {
  readonly logged: Logged;
  readonly seal: string;
}

/**
 * Goes on with a journal in a file of its own, made at the first entry: nothing is ever written behind what a server that
 * was killed has left. After a write that failed the next one begins another file.
 */
export function setJournal(folder: string, set: string, end: JournalEnd): SetJournal {
  let { file, entry, seal } = end;
  let handle: FileHandle | null = null;
  const begin = async (): Promise<FileHandle> => {
    await makeFolder(folder, 0o700);
    const opened = await open(join(folder, fileName(file + 1)), "ax", 0o600);
    file++;
    return opened;
  };
  return {
    add: async (entries) => {
      const head: Head = { set, after: entry };
      const lines = handle === null ? [linked(seal, head)] : [];
      let before = lines[0]?.seal ?? seal;
      const added = entries.map((one, k) => {
        const logged = { number: entry + k + 1, ...one };
        const link = linked(before, logged);
        lines.push(link);
        before = link.seal;
        return { logged, seal: link.seal };
      });
      try {
        const isNew = handle === null;
        handle ??= await begin();
        await handle.appendFile(lines.map(({ line }) => line).join(""));
        await handle.datasync();
        if (isNew) for (const one of [folder, dirname(folder)]) await syncFolder(one);
      } catch (error) {
        const failed = handle;
        handle = null;
        await failed?.close().catch(() => {});
        throw cannotWrite(join(folder, fileName(file)), error);
      }
      entry += entries.length;
      seal = before;
      return added;
    },
    close: async () => {
      await handle?.close();
      handle = null;
    },
  };
}

/** The name of a new file is on the disk once its folder is; where folders cannot be opened (Windows), it is so by itself. */
async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, "r").catch(() => null);
  try {
    await opened?.sync();
  } catch {
    // Nor can they be brought to the disk.
  } finally {
    await opened?.close();
  }
}
