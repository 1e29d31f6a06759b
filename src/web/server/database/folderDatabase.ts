import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fail } from "../../../core/base/errors.js";
import { isNotInstalled } from "../../../core/base/notInstalled.js";
import { isFolder } from "../../../core/files/files.js";
import type { Database } from "./database.js";

/**
 * A database in a folder of its owner's alone, which one process at a time may open: whoever opens it has locked the folder.
 * It brings nothing to the disk; the journal does. Throws NO_DATABASE without PGlite's package, DATA_DAMAGED for a
 * database that cannot be opened.
 */
export async function openFolderDatabase(folder: string): Promise<Database> {
  const { PGlite } = await import("@electric-sql/pglite").catch((error: unknown) => {
    throw isNotInstalled(error) ? noPackage() : error;
  });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const isNew = !(await isFolder(join(folder, "database")));
  const database = await PGlite.create(join(folder, "database")).catch((error: unknown) => {
    throw isNew ? error : damaged(folder);
  });
  return {
    query: async (sql, params = []) => (await database.query<Record<string, unknown>>(sql, [...params])).rows,
    together: (work) =>
      database.transaction((inside) =>
        work(
          async (sql, params = []) => (await inside.query<Record<string, unknown>>(sql, [...params])).rows,
        ),
      ),
    close: () => database.close(),
  };
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
