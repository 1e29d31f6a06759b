import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A disk of its own in memory, which can be filled. */
export interface SmallDisk {
  readonly folder: string;
  /** Fills it, so that so many megabytes stay free; makes room again. */
  readonly fill: (megabytes: number) => void;
  readonly empty: () => void;
  readonly close: () => void;
}

/** A new one. Throws where none can be mounted: `areThere("mount")` says so before. */
export function smallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), "gradsheet-disk-"));
  const size = ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder];
  if (spawnSync("mount", size).status !== 0) {
    rmSync(folder, { recursive: true });
    throw new Error("a small disk cannot be mounted");
  }
  const ballast = join(folder, "ballast");
  return {
    folder,
    fill: (left) => {
      const { bavail, bsize } = statfsSync(folder);
      execFileSync("fallocate", ["-l", String(bavail * bsize - left * 1024 ** 2), ballast]);
    },
    empty: () => rmSync(ballast, { force: true }),
    close: () => {
      spawnSync("umount", [folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
