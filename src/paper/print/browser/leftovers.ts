import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { namesIn } from "../../../core/files/namesIn.js";

/** A browser's own profile folder, and its process once it runs. */
export interface Leftover {
  readonly profile: string;
  pid: number | undefined;
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

const all = new Set<Leftover>();

const PROFILE = /^gradsheet-browser-(?:(\d+)-)?/;

/** A profile is nobody's once its program has ended and it was not touched for so long, in milliseconds. */
const ABANDONED = 60 * 60 * 1000;

/**
 * A new profile folder (mode 0700), which `clearLeftover` removes together with the process. Should this program
 * end first, by `process.exit`, an uncaught error, SIGINT, SIGTERM or SIGHUP, that happens then. (After SIGKILL the
 * browser ends by itself, its pipe being closed; the folder of 1 MB is swept by a later run.)
 */
export function registerLeftover(): Leftover {
  const profile = mkdtempSync(join(tmpdir(), `gradsheet-browser-${process.pid}-`));
  const leftover = { profile, pid: undefined };
  if (all.size === 0) {
    sweepProfiles(tmpdir());
    process.on("exit", clearAll);
    for (const signal of SIGNALS) process.on(signal, endBySignal);
  }
  all.add(leftover);
  return leftover;
}

/** Removes profiles in a folder that runs which were killed have left; another user's are left alone. */
export function sweepProfiles(folder: string, now = Date.now()): void {
  for (const name of namesIn(folder)) {
    const found = PROFILE.exec(name);
    if (found === null) continue;
    const path = join(folder, name);
    const state = statSync(path, { throwIfNoEntry: false });
    const own = state !== undefined && (process.getuid === undefined || state.uid === process.getuid());
    if (!own || now - state.mtimeMs < ABANDONED || isRunning(Number(found[1] ?? 0))) continue;
    try {
      rmSync(path, { recursive: true, force: true });
    } catch {
      // Another run is sweeping too.
    }
  }
}

function isRunning(pid: number): boolean {
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Kills the process and all that it started, and removes its profile. Safe to call twice. */
export function clearLeftover(leftover: Leftover): void {
  if (!all.delete(leftover)) return;
  if (all.size === 0) {
    process.off("exit", clearAll);
    for (const signal of SIGNALS) process.off(signal, endBySignal);
  }
  if (leftover.pid !== undefined) killGroup(leftover.pid);
  // Files that a dying process is still writing may come back: try again.
  rmSync(leftover.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
}

function clearAll(): void {
  for (const leftover of [...all]) clearLeftover(leftover);
}

/** Tidies up, then lets the signal do what it would have done, unless the program listens to it as well. */
function endBySignal(signal: NodeJS.Signals): void {
  const alone = process.listenerCount(signal) === 1;
  clearAll();
  if (alone) process.kill(process.pid, signal);
}

/** Puppeteer starts the browser as the leader of its own group, but for Windows. */
function killGroup(pid: number): void {
  for (const target of process.platform === "win32" ? [pid] : [-pid, pid]) {
    try {
      process.kill(target, "SIGKILL");
    } catch {
      // It has ended.
    }
  }
}
