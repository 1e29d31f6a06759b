import { randomBytes } from "node:crypto";
import { readFileSync, readlinkSync, rmSync } from "node:fs";
import { link, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import * as z from "zod";
import { codeOf } from "./files.js";

const holderShape = z.object({
  pid: z.int(),
  host: z.string(),
  born: z.string(),
  space: z.string().default(""),
  token: z.string().default(""),
});
type Holder = z.infer<typeof holderShape>;

/** How a lock is held and asked for; times in milliseconds. */
export interface LockManner {
  /** Whoever holds it shows this often that it lives, by touching the file. */
  readonly beat: number;
  /** A holder whose process cannot be seen from here is taken for dead when the file was not touched for so long. */
  readonly silent: number;
  /**
   * Whether to look on for so long where the file was touched of late, instead of trusting the clock: a server that was
   * killed in a container is then followed by the next one without anybody's help.
   */
  readonly watches: boolean;
  /** What is thrown where somebody else holds it. */
  readonly busy: (who: string) => Error;
}

/** A file that names the process to which something belongs. */
export interface FileLock {
  /** Whether it is still this process's: another may have taken it for dead. */
  readonly isHeld: () => Promise<boolean>;
  readonly release: () => Promise<void>;
}

/** Tokens of the locks that this process holds, or asks for: a crash of the program takes them along. */
const held = new Set<string>();

/**
 * Takes a lock until `release`; `written` puts its text into a file of a given name in the folder of the lock. One that was
 * left by a process that has died is taken over, also where its number is another's by now. Throws what `busy` makes of the holder.
 */
export async function lockFile(
  file: string,
  manner: LockManner,
  written: (part: string, text: string) => Promise<void> = (part, text) =>
    // On the disk: after a power cut it says yet whose it was.
    writeFile(part, text, { flag: "wx", flush: true }),
): Promise<FileLock> {
  const mine = `${file}.${process.pid}-${randomBytes(4).toString("hex")}.part`;
  const token = randomBytes(8).toString("hex");
  const text = JSON.stringify({ ...thisProcess(), token });
  // Before the file is there: whoever else asks in this process meanwhile must not take it for a dead one's.
  held.add(token);
  try {
    await written(mine, text);
    while (!(await linked(mine, file))) await takeFromTheDead(file, manner);
  } catch (error) {
    held.delete(token);
    throw error;
  } finally {
    await rm(mine, { force: true }).catch(() => {});
  }
  const beat = setInterval(() => void touch(file).catch(() => {}), manner.beat).unref();
  const isHeld = async (): Promise<boolean> => (await readFile(file, "utf8").catch(() => "")) === text;
  const drop = (): void => {
    try {
      if (readFileSync(file, "utf8") === text) rmSync(file, { force: true });
    } catch {
      // It is gone, or nobody may look.
    }
  };
  process.on("exit", drop);
  return {
    isHeld,
    release: async () => {
      clearInterval(beat);
      process.off("exit", drop);
      if (await isHeld()) await rm(file, { force: true });
      held.delete(token);
    },
  };
}

const touch = (file: string): Promise<void> => utimes(file, new Date(), new Date());

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

/** Moves a dead process's lock away. Only one of several that try succeeds; the others look again. Throws what `busy` makes. */
async function takeFromTheDead(file: string, manner: LockManner): Promise<void> {
  const seen = await readFile(file, "utf8").catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  });
  if (seen === undefined) return;
  const holder = holderOf(seen);
  if (await isAlive(file, holder, manner))
    throw manner.busy(holder === undefined ? "another run" : `process ${holder.pid} on ${holder.host}`);
  const away = `${file}.${process.pid}-${randomBytes(4).toString("hex")}.part`;
  await rename(file, away).catch(() => {});
  // Between reading and moving, another may have taken over: then what was moved is its lock, and goes back.
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
async function isAlive(file: string, holder: Holder | undefined, manner: LockManner): Promise<boolean> {
  if (holder === undefined) return wasTouched(file, { ...manner, silent: manner.beat });
  const { pid, host, born, space, token } = holder;
  if (host !== hostname() || (space !== "" && space !== processSpace())) return wasTouched(file, manner);
  if (pid === process.pid) return held.has(token);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) !== "EPERM") return false;
  }
  return born === bornAt(pid);
}

/** Whether somebody touches the file: of late by the clock, or while it is looked at. */
async function wasTouched(file: string, { silent, watches, beat }: LockManner): Promise<boolean> {
  const touched = (): Promise<number> =>
    stat(file).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    );
  const first = await touched();
  if (!watches) return Date.now() - first < silent;
  const end = performance.now() + silent;
  while (performance.now() < end) {
    await new Promise((later) => setTimeout(later, beat / 2));
    const now = await touched();
    // Gone: then it is looked at once more who has it.
    if (now === 0) return false;
    if (now !== first) return true;
  }
  return false;
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
