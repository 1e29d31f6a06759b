import { cpSync, existsSync, mkdirSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import { PGlite } from "@electric-sql/pglite";

/** Made once a process, since that takes seconds. */
const EMPTY = join(
  process.cwd(),
  "node_modules",
  ".cache",
  `gradsheet-pglite-${process.env["JEST_WORKER_ID"]}`,
);

/** Puts a database without anything in it where a server is going to look for one: in `data/database`. */
export async function emptyDatabase(data: string): Promise<void> {
  if (!existsSync(EMPTY)) {
    const part = `${EMPTY}.${process.pid}`;
    mkdirSync(dirname(part), { recursive: true });
    const made = await PGlite.create(part);
    await made.close();
    renameSync(part, EMPTY);
  }
  mkdirSync(data, { recursive: true, mode: 0o700 });
  cpSync(EMPTY, join(data, "database"), { recursive: true });
}
