import { randomBytes } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { link, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { fail } from "../../base/errors.js";
import { cannotWrite, codeOf, makeFolder } from "../../files/files.js";

/** The file by which a run says that it writes to a folder. */
export const LOCK = ".gradsheet.lock";

/** A run on another machine shows that it lives by touching its lock this often, in milliseconds. */
const BEAT = 10_000;

/** A lock of another machine that was not touched for so long belongs to a dead run. */
const SILENT = 6 * BEAT;

const holderShape = z.object({ pid: z.int(), host: z.string(), born: z.string() });
type Holder = z.infer<typeof holderShape>;

export interface SetLock {
  readonly release: () => Promise<void>;
}

/** Locks that this process holds: a crash of the program takes them along. */
const held = new Set<string>();

/**
 * Makes the folder this run's own until `release`. A lock left by a run that has died is taken over. Throws BUSY while
 * another run lives, CANNOT_WRITE where the folder cannot be written to.
 */
export async function lockSet(folder: string): Promise<SetLock> {
  const file = join(folder, LOCK);
  const mine = `${file}.${process.pid}-${randomBytes(4).toString("hex")}.part`;
  const me: Holder = { pid: process.pid, host: hostname(), born: bornAt(process.pid) };
  try {
    await makeFolder(folder);
    await writeFile(mine, JSON.stringify(me), { flag: "wx" });
    while (!(await linked(mine, file))) await takeFromTheDead(file);
  } catch (error) {
    throw cannotWrite(file, error);
  } finally {
    await rm(mine, { force: true }).catch(() => {});
  }
  const beat = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => {}), BEAT).unref();
  const drop = () => rmSync(file, { force: true });
  held.add(file);
  process.on("exit", drop);
  return {
    release: async () => {
      clearInterval(beat);
      process.off("exit", drop);
      held.delete(file);
      await rm(file, { force: true });
    },
  };
}

/** Gives a file a second name, unless that name is taken. */
async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === "EEXIST") return false;
    // Some file systems have no links: there the two steps of a plain write are near enough.
    if (!["EPERM", "ENOTSUP", "ENOSYS", "EOPNOTSUPP"].includes(code)) throw error;
  }
  try {
    await writeFile(to, await readFile(from), { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** Moves a dead run's lock away. Only one of several that try succeeds; the others look again. Throws BUSY. */
async function takeFromTheDead(file: string): Promise<void> {
  const seen = await readFile(file, "utf8").catch(() => undefined);
  if (seen === undefined) return;
  const touched = await stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
  const holder = holderOf(seen);
  if (holder === undefined ? Date.now() - touched < BEAT : isAlive(holder, file, touched)) {
    const who = holder === undefined ? "another run" : `process ${holder.pid} on ${holder.host}`;
    throw fail("BUSY", `${who} is writing to this folder; wait for it, or name another folder with --out`, {
      file,
    });
  }
  const away = `${file}.${process.pid}-${randomBytes(4).toString("hex")}.part`;
  await rename(file, away).catch(() => {});
  // Between reading and moving, another run may have taken over: then what was moved is its lock, and goes back.
  const moved = await readFile(away, "utf8").catch(() => seen);
  if (moved !== seen) await linked(away, file).catch(() => false);
  await rm(away, { force: true });
}

function holderOf(text: string): Holder | undefined {
  try {
    return holderShape.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function isAlive({ pid, host, born }: Holder, file: string, touched: number): boolean {
  if (host !== hostname()) return Date.now() - touched < SILENT;
  if (pid === process.pid) return held.has(file);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) !== "EPERM") return false;
  }
  return born === bornAt(pid);
}

/**
 * When a process was started, where the system tells (Linux): a number may have been given to another since. `dead`
 * for one that has ended and was not yet taken note of.
 */
function bornAt(pid: number): string {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return fields[0] === "Z" || fields[0] === "X" ? "dead" : (fields[19] ?? "");
  } catch {
    return "";
  }
}
