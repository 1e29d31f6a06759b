import { randomBytes } from "node:crypto";
import { readFileSync, readlinkSync, rmdirSync, rmSync } from "node:fs";
import { link, readFile, rename, rm, rmdir, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { fail, type GradsheetError } from "../../../core/base/errors.js";
import { cannotWrite, codeOf, makeFolder } from "../../../core/files/files.js";
import { checkFolders, OWN_FOLDER } from "./places.js";

/** The file by which a run says that it writes to a folder. */
export const LOCK = `${OWN_FOLDER}/lock`;

/** A run on another machine shows that it lives by touching its lock this often, in milliseconds. */
const BEAT = 10_000;

/** A lock of another machine that was not touched for so long belongs to a dead run. */
const SILENT = 6 * BEAT;

const holderShape = z.object({
  pid: z.int(),
  host: z.string(),
  born: z.string(),
  space: z.string().default(""),
  token: z.string().default(""),
});
type Holder = z.infer<typeof holderShape>;

export interface SetLock {
  /** Throws BUSY where the folder has become another run's: what this one knows of it holds no longer. */
  readonly check: () => Promise<void>;
  readonly release: () => Promise<void>;
}

/** Tokens of the locks that this process holds, or asks for: a crash of the program takes them along. */
const held = new Set<string>();

/**
 * Makes the folder this run's own until `release`. A lock left by a run that has died is taken over. Throws BUSY while
 * another run lives, OTHER_SET where a folder of the set leads elsewhere, CANNOT_WRITE where it cannot be written to.
 */
export async function lockSet(folder: string): Promise<SetLock> {
  const file = join(folder, LOCK);
  const mine = `${file}.${process.pid}-${randomBytes(4).toString("hex")}.part`;
  const token = randomBytes(8).toString("hex");
  const text = JSON.stringify({ ...thisProcess(), token });
  // Before the file is there: whoever else asks in this process meanwhile must not take it for a dead run's.
  held.add(token);
  try {
    await checkFolders(folder);
    await writeInto(join(folder, OWN_FOLDER), mine, text);
    while (!(await linked(mine, file))) await takeFromTheDead(file);
  } catch (error) {
    held.delete(token);
    await removeEmpty(folder);
    throw cannotWrite(file, error);
  } finally {
    await rm(mine, { force: true }).catch(() => {});
  }
  const beat = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => {}), BEAT).unref();
  const drop = () => dropAtExit(folder, file, text);
  process.on("exit", drop);
  return {
    check: async () => {
      if ((await readFile(file, "utf8").catch(() => "")) !== text) throw busy(file, "another run");
    },
    release: async () => {
      clearInterval(beat);
      process.off("exit", drop);
      if ((await readFile(file, "utf8").catch(() => "")) === text) await rm(file, { force: true });
      held.delete(token);
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

function dropAtExit(folder: string, file: string, text: string): void {
  try {
    if (readFileSync(file, "utf8") === text) rmSync(file, { force: true });
    rmdirSync(join(folder, OWN_FOLDER));
  } catch {
    // There is more in it.
  }
}

const busy = (file: string, who: string): GradsheetError =>
  fail("BUSY", `${who} is writing to this folder; wait for it, or name another folder with --out`, { file });

const thisProcess = (): Omit<Holder, "token"> => ({
  pid: process.pid,
  host: hostname(),
  born: bornAt(process.pid),
  space: processSpace(),
});

/** Names what process numbers are counted in, where the system tells (Linux): each container counts its own. */
function processSpace(): string {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    return "";
  }
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
  const seen = await readFile(file, "utf8").catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  });
  if (seen === undefined) return;
  const touched = await stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
  const holder = holderOf(seen);
  if (holder === undefined ? Date.now() - touched < BEAT : isAlive(holder, touched))
    throw busy(file, holder === undefined ? "another run" : `process ${holder.pid} on ${holder.host}`);
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

/** Two containers may have one name and see each other's folders, but not each other's processes. */
function isAlive({ pid, host, born, space, token }: Holder, touched: number): boolean {
  if (host !== hostname() || (space !== "" && space !== processSpace())) return Date.now() - touched < SILENT;
  if (pid === process.pid) return held.has(token);
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
