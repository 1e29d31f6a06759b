import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PYTHON } from "./judge.js";
import { until } from "./program.js";

/** A disk of its own whose power can be cut: ext4 on a file, with the kernel's own code. */
export interface CutDisk {
  readonly folder: string;
  /** From now on nothing reaches the disk, not even what was written and not brought to it; whoever asks is told of a broken disk. */
  readonly cut: () => void;
  /** The disk as it is after the cut. Those who had files of it open have ended. */
  readonly again: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** EXT4_IOC_SHUTDOWN without flushing the log, as xfstests cut the power: what lies in memory alone is gone. */
const SHUTDOWN = `
import fcntl, os, struct, sys
folder = os.open(sys.argv[1], os.O_RDONLY)
fcntl.ioctl(folder, 0x8004587D, struct.pack("I", 2))
`;

/** A new one. Throws where none can be mounted: `areThere("mount")` says so before. */
export function cutDisk(megabytes: number): CutDisk {
  const place = mkdtempSync(join(tmpdir(), "gradsheet-cut-"));
  const [image, folder] = [join(place, "image"), join(place, "disk")];
  // PostgreSQL runs as another user there.
  chmodSync(place, 0o755);
  mkdirSync(folder);
  const mount = (): boolean => spawnSync("mount", ["-o", "loop", image, folder]).status === 0;
  const isThere =
    spawnSync("truncate", ["-s", `${megabytes}M`, image]).status === 0 &&
    spawnSync("mkfs.ext4", ["-q", "-F", image]).status === 0 &&
    mount();
  const unmount = (): Promise<void> =>
    until("nobody has a file of the disk open", () => spawnSync("umount", [folder]).status === 0);
  if (!isThere) {
    rmSync(place, { recursive: true, force: true });
    throw new Error("a disk of ext4 cannot be mounted");
  }
  return {
    folder,
    cut: () => void execFileSync(PYTHON, ["-c", SHUTDOWN, folder]),
    again: async () => {
      await unmount();
      if (!mount()) throw new Error("the disk cannot be mounted again");
    },
    close: async () => {
      await unmount();
      rmSync(place, { recursive: true, force: true });
    },
  };
}
