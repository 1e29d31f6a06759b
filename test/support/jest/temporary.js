import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, statfsSync } from "node:fs";
import { join } from "node:path";

const MEMORY = "/dev/shm";
const ROOM = 6e9;
const DAY = 24 * 60 * 60 * 1000;

/**
 * The folder of temporary files for tests: in memory, where that has room and programs may run from it, else the machine's.
 * A server's database is a thousand files, and a disk takes a second to delete them. What broken runs have left there is
 * removed after a day.
 */
export function temporaryFolder(env = process.env) {
  if (env.TMPDIR !== undefined || !isRoomy()) return env.TMPDIR;
  const folder = join(MEMORY, `gradsheet-tests-${process.getuid()}`);
  // Other users reach what is opened to them, and see no more.
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const { uid, mode } = lstatSync(folder);
  if (uid !== process.getuid() || (mode & 0o022) !== 0) return undefined;
  for (const name of readdirSync(folder)) sweep(join(folder, name));
  return folder;
}

function isRoomy() {
  try {
    const mounted = readFileSync("/proc/mounts", "utf8").split("\n");
    const options = mounted.map((line) => line.split(" ")).find(([, place]) => place === MEMORY)?.[3];
    const { bavail, bsize } = statfsSync(MEMORY);
    return options !== undefined && !options.split(",").includes("noexec") && bavail * bsize > ROOM;
  } catch {
    return false;
  }
}

function sweep(path) {
  const state = lstatSync(path, { throwIfNoEntry: false });
  if (state !== undefined && Date.now() - state.mtimeMs > DAY) rmSync(path, { recursive: true, force: true });
}
