import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { readManifest } from "../../../classroom/set/folder/readSet.js";
import { fail } from "../../../core/base/errors.js";
import { visible } from "../../../core/base/visible.js";
import { isFolder } from "../../../core/files/files.js";
import type { Io } from "../../../core/terminal/io.js";
import type { Database } from "../../../web/server/database/database.js";
import { lockData } from "../../../web/server/database/dataLock.js";
import { forgetSet } from "../../../web/server/database/forgetSet.js";
import { openDatabase } from "../../../web/server/database/openDatabase.js";
import { journalsIn } from "../../../web/server/journal/journals.js";
import { forgetWorks } from "../../../web/server/work/keptWorks.js";
import type { OptionsFor } from "../../options/options.js";

/** Deletes what a server keeps of sets; their sheets stay. Throws BUSY while a server has the folder open. */
export async function serveForget(options: OptionsFor<"serve forget">, io: Io): Promise<number> {
  const { set: folders = [], data } = options;
  if (folders.length === 0) throw fail("USAGE", "serve forget needs a set; --set DIR would be right");
  const address = io.env.DATABASE_URL ?? "";
  const folder = resolve(io.cwd, data);
  if (address === "" && !(await isFolder(folder)))
    throw fail("FILE_NOT_FOUND", "there is no such folder; the --data of the server would be right", {
      file: data,
    });
  const sets = await Promise.all(folders.map((one) => readManifest(one, io.cwd)));
  // With PostgreSQL alone there may be no folder of a server's here.
  const lock = (await isFolder(folder)) ? await lockData(folder) : null;
  let database: Database | null = null;
  try {
    database = await openDatabase(address === "" ? { folder } : { address });
    const done: object[] = [];
    for (const { set, title } of sets) {
      const gone = await forgetSet(database, set);
      await rm(join(journalsIn(folder), set), { recursive: true, force: true });
      await forgetWorks(join(folder, "works"), set);
      done.push({ set, ...gone });
      const { answers, attempts, marks, schemes } = gone;
      if (options.json !== true)
        io.stdout(
          `${visible(title)}: ${answers} answers, ${attempts} attempts, ${marks} marks by hand, ${schemes} schemes deleted\n`,
        );
    }
    if (options.json === true) io.stdout(`${JSON.stringify({ sets: done })}\n`);
  } finally {
    await database?.close();
    await lock?.release();
  }
  return 0;
}
