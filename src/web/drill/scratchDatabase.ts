import { randomBytes } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { namesIn } from "../../core/files/namesIn.js";
import type { Database } from "../server/database/database.js";
import { openServerDatabase } from "../server/database/serverDatabase.js";

/** Tables of a drill's own on a PostgreSQL server, beside all that is there. */
export interface ScratchDatabase {
  /** The address by which they are reached. */
  readonly address: string;
  /** Ends the connections of whoever came by that address; how many there were. */
  readonly breakAll: () => Promise<number>;
  /** Deletes them, and ends the connection. */
  readonly drop: () => Promise<void>;
  /** Ends the connection alone. */
  readonly close: () => Promise<void>;
}

const NAME = /^gradsheet_drill_[0-9a-f]{12}$/;

/**
 * Makes a schema of its own, which needs the right to make one; what a drill that was killed has left there goes. Their names
 * are kept in the folder `notes`, which is this drill's alone. Throws NO_DATABASE.
 */
export async function scratchDatabase(address: string, notes: string): Promise<ScratchDatabase> {
  const own = new URL(address);
  const where = `${own.host}${own.pathname}`;
  const database = await openServerDatabase(address);
  for (const left of namesIn(notes).filter((one) => NAME.test(one)))
    if ((await readFile(join(notes, left), "utf8")) === where) await drop(database, left, notes);
  const name = `gradsheet_drill_${randomBytes(6).toString("hex")}`;
  await writeFile(join(notes, name), where, { mode: 0o600 });
  await database.query(`create schema ${name}`);
  const options = own.searchParams.get("options");
  own.searchParams.set("options", `${options === null ? "" : `${options} `}-c search_path=${name}`);
  own.searchParams.set("application_name", name);
  return {
    address: own.href,
    breakAll: async () => {
      const rows = await database.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1",
        [name],
      );
      return rows.length;
    },
    drop: async () => {
      await drop(database, name, notes);
      await database.close();
    },
    close: database.close,
  };
}

async function drop(database: Database, name: string, notes: string): Promise<void> {
  await database.query(`drop schema if exists ${name} cascade`);
  await rm(join(notes, name));
}
