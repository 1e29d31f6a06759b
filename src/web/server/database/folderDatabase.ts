import { mkdir, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { fail } from "../../../base/errors.js";
import type { Database } from "./database.js";

/**
 * A database in a folder of its owner's alone, which one process at a time may open. Each answer is in the folder's files
 * before its question is answered. Throws BUSY where another process has it open.
 */
export async function openFolderDatabase(folder: string): Promise<Database> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const release = await lock(folder);
  try {
    const { PGlite } = await import("@electric-sql/pglite");
    const database = await PGlite.create(join(folder, "database"));
    return {
      query: async (sql, params = []) =>
        (await database.query<Record<string, unknown>>(sql, [...params])).rows,
      together: (work) =>
        database.transaction((inside) =>
          work(
            async (sql, params = []) => (await inside.query<Record<string, unknown>>(sql, [...params])).rows,
          ),
        ),
      close: async () => {
        await database.close();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/** Names the process that has the folder; the file of one that is gone gives way. */
async function lock(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, "server.pid");
  for (const again of [true, false]) {
    try {
      const handle = await open(file, "wx", 0o600);
      await handle.writeFile(String(process.pid));
      await handle.close();
      return () => rm(file, { force: true });
    } catch {
      const owner = Number(await readFile(file, "utf8").catch(() => ""));
      if (!again || (owner !== process.pid && isRunning(owner)))
        throw fail(
          "BUSY",
          `process ${owner} has this folder open; another folder, or an end of that process, would be right`,
          {
            file: folder,
          },
        );
      await rm(file, { force: true });
    }
  }
  throw new RangeError("a lock is taken at the second try, or refused");
}

function isRunning(process_: number): boolean {
  if (!Number.isSafeInteger(process_) || process_ <= 0) return false;
  try {
    process.kill(process_, 0);
    return true;
  } catch {
    return false;
  }
}
