import { rmdirSync } from "node:fs";
import { rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fail, type GradsheetError } from "../../../core/base/errors.js";
import { type FileLock, lockFile } from "../../../core/files/fileLock.js";
import { cannotWrite, codeOf, makeFolder } from "../../../core/files/files.js";
import { checkFolders, OWN_FOLDER } from "./places.js";

/** The file by which a run says that it writes to a folder. */
export const LOCK = `${OWN_FOLDER}/lock`;

/** A run on another machine shows that it lives by touching its lock this often, in milliseconds. */
const BEAT = 10_000;

/** A lock of another machine that was not touched for so long belongs to a dead run. */
const SILENT = 6 * BEAT;

export interface SetLock {
  /** Throws BUSY where the folder has become another run's: what this one knows of it holds no longer. */
  readonly check: () => Promise<void>;
  readonly release: () => Promise<void>;
}

/**
 * Makes the folder this run's own until `release`. A lock left by a run that has died is taken over. Throws BUSY while
 * another run lives, OTHER_SET where a folder of the set leads elsewhere, CANNOT_WRITE where it cannot be written to.
 */
export async function lockSet(folder: string): Promise<SetLock> {
  const file = join(folder, LOCK);
  const manner = { beat: BEAT, silent: SILENT, watches: false, busy: (who: string) => busy(file, who) };
  let lock: FileLock;
  try {
    await checkFolders(folder);
    lock = await lockFile(file, manner, (part, text) => writeInto(join(folder, OWN_FOLDER), part, text));
  } catch (error) {
    await removeEmpty(folder);
    throw cannotWrite(file, error);
  }
  // Behind the lock's own: its file is gone then.
  const drop = () => dropAtExit(folder);
  process.on("exit", drop);
  return {
    check: async () => {
      if (!(await lock.isHeld())) throw busy(file, "another run");
    },
    release: async () => {
      process.off("exit", drop);
      await lock.release();
      await removeEmpty(folder);
    },
  };
}

/** Another run that ends may take the folder along while it is empty: then once more. */
async function writeInto(folder: string, file: string, text: string, tries = 5): Promise<void> {
  await makeFolder(folder, 0o700);
  try {
    await writeFile(file, text, { flag: "wx" });
  } catch (error) {
    if (codeOf(error) !== "ENOENT" || tries === 1) throw error;
    await writeInto(folder, file, text, tries - 1);
  }
}

/** A folder in which nothing of a set's is kept goes again: it was looked into, and nothing was made. */
const removeEmpty = (folder: string): Promise<void> => rmdir(join(folder, OWN_FOLDER)).catch(() => {});

function dropAtExit(folder: string): void {
  try {
    rmdirSync(join(folder, OWN_FOLDER));
  } catch {
    // There is more in it.
  }
}

const busy = (file: string, who: string): GradsheetError =>
  fail("BUSY", `${who} is writing to this folder; wait for it, or name another folder with --out`, { file });
