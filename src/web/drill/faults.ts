import fs, { type PathLike } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { getEnvironmentData, isMainThread, setEnvironmentData } from "node:worker_threads";
import { NO_FAULTS, type Ordered, type Told } from "./order.js";

/**
 * Loaded by `node --import` before the program, in a process that a drill has started and in the threads of it: the
 * program runs as ever, and what Node tells it of clock and disk can be made wrong from outside. It tells the drill how
 * much of each file was brought to the disk.
 */
const SHARED = "gradsheet drill: clock";
let faults = NO_FAULTS;

/** Milliseconds that the clock goes ahead, for all threads. */
const ahead = sharedNumber();
function sharedNumber(): Float64Array {
  const known = isMainThread ? undefined : getEnvironmentData(SHARED);
  const buffer = known instanceof SharedArrayBuffer ? known : new SharedArrayBuffer(8);
  if (isMainThread) setEnvironmentData(SHARED, buffer as never);
  return new Float64Array(buffer);
}

const RealDate = Date;
const now = (): number => RealDate.now() + Number(ahead[0]);
globalThis.Date = new Proxy(RealDate, {
  construct: (target, args: unknown[]) => Reflect.construct(target, args.length === 0 ? [now()] : args),
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
});

const full = (): Error =>
  Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC", errno: -28 });

const real = { open: fs.promises.open, statfs: fs.promises.statfs };
const paths = new WeakMap<FileHandle, string>();

fs.promises.statfs = (async (path: PathLike) => {
  const found = await real.statfs(path);
  if (faults.free !== null) found.bavail = Math.min(found.bavail, Math.floor(faults.free / found.bsize));
  return found;
}) as typeof fs.promises.statfs;

fs.promises.open = async (path, flags, mode) => {
  const handle = await real.open(path, flags, mode);
  paths.set(handle, String(path));
  return handle;
};

const sample = await real.open(process.execPath, "r");
const kind = Object.getPrototypeOf(sample) as FileHandle;
await sample.close();
const { appendFile, writeFile, datasync } = kind;

/** Half of what is to be written, and then no more room. */
async function breakOff(handle: FileHandle, data: unknown): Promise<never> {
  if (typeof data === "string") await appendFile.call(handle, data.slice(0, data.length / 2));
  throw full();
}
kind.appendFile = async function (data, options) {
  return faults.full ? breakOff(this, data) : appendFile.call(this, data, options);
};
kind.writeFile = async function (data, options) {
  return faults.full ? breakOff(this, data) : writeFile.call(this, data, options);
};
kind.datasync = async function () {
  const { size } = await this.stat();
  await datasync.call(this);
  tell({ kind: "synced", file: paths.get(this) ?? "", bytes: size });
};
syncBuiltinESMExports();

function tell(told: Told): void {
  if (isMainThread) process.send?.(told);
}

if (isMainThread && process.send !== undefined) {
  process.on("message", ({ number, faults: ordered }: Ordered) => {
    faults = ordered;
    ahead[0] = ordered.clock;
    tell({ kind: "ordered", number });
  });
  // Nobody is left to end it where the drill has ended.
  process.on("disconnect", () => process.exit(1));
  process.channel?.unref();
}
