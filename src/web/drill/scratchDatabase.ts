import { randomBytes } from "node:crypto";
import { openServerDatabase } from "../server/database/serverDatabase.js";

/** Tables of a drill's own on a PostgreSQL server, beside all that is there. */
export interface ScratchDatabase {
  /** The address by which they are reached. */
  readonly address: string;
  /** Ends the connections of whoever came by that address; how many there were. */
  readonly breakAll: () => Promise<number>;
  /** Deletes them. */
  readonly drop: () => Promise<void>;
}

/** Makes a schema of its own, which needs the right to make one. Throws NO_DATABASE. */
export async function scratchDatabase(address: string): Promise<ScratchDatabase> {
  const name = `gradsheet_drill_${randomBytes(6).toString("hex")}`;
  const database = await openServerDatabase(address);
  await database.query(`create schema ${name}`);
  const own = new URL(address);
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
      await database.query(`drop schema ${name} cascade`);
      await database.close();
    },
  };
}
