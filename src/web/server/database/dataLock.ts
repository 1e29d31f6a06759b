import { join } from "node:path";
import { fail } from "../../../core/base/errors.js";
import { type FileLock, lockFile } from "../../../core/files/fileLock.js";

/** The file that says which process has a data folder open. */
const DATA_LOCK = "server.lock";

/** A server shows this often that it lives; one whose process cannot be seen from here is dead after so much silence. */
const [BEAT, SILENT] = [2_000, 20_000];

/**
 * Makes a data folder (the database in it, journals, composed sets) one process's for its life. Throws BUSY where another
 * has it, in whatever container; one that was killed gives way, out of sight after 20 seconds.
 */
export function lockData(folder: string): Promise<FileLock> {
  const file = join(folder, DATA_LOCK);
  return lockFile(file, {
    ...{ beat: BEAT, silent: SILENT, watches: true },
    busy: (who) =>
      fail(
        "BUSY",
        `${who} has this folder open, as ${DATA_LOCK} in it says; another folder, or an end of that process, would be right`,
        { file: folder },
      ),
  });
}
