import { mkdir, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { fail } from "../../../core/base/errors.js";
import { isNotInstalled } from "../../../core/base/notInstalled.js";
import { isFolder } from "../../../core/files/files.js";
import type { Database } from "./database.js";

/**
 * A database in a folder of its owner's alone, which one process at a time may open. Each answer is in the folder's files
 * before its question is answered. Throws BUSY where another process has it open, NO_DATABASE without PGlite's package.
 */
export async function openFolderDatabase(folder: string): Promise<Database> {
  const { PGlite } = await import("@electric-sql/pglite").catch((error: unknown) => {
    throw isNotInstalled(error) ? noPackage() : error;
  });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const release = await lock(folder);
  try {
    const isNew = !(await isFolder(join(folder, "database")));
    const database = await PGlite.create(join(folder, "database")).catch((error: unknown) => {
      throw isNew ? error : damaged(folder);
    });
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

/** It is an optional one: 27 MB that a server alone needs. */
const noPackage = () =>
  fail(
    "NO_DATABASE",
    "a folder of answers needs the package @electric-sql/pglite, which is not installed; " +
      "npm install @electric-sql/pglite@0.5 brings it, or DATABASE_URL=postgres://… names a PostgreSQL server",
  );

const damaged = (folder: string) =>
  fail(
    "DATA_DAMAGED",
    "the database of answers cannot be opened; gradsheet verify answers --rebuild makes it anew from the journal, where all answers stand",
    { file: join(folder, "database") },
  );

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
