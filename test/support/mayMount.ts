import { spawnSync } from "node:child_process";

/** Makes a disk of ext4 in a file, mounts it, and takes it away again. */
const TRIED = `
place="$(mktemp -d)"
mkdir "$place/disk"
truncate -s 16M "$place/image" && mkfs.ext4 -q -F "$place/image" && mount -o loop "$place/image" "$place/disk" &&
  umount "$place/disk"
worked=$?
rm -rf "$place"
exit "$worked"
`;

/** Whether a test can mount disks of its own: on Linux as root, and not in every container. */
export const mayMount = (): boolean =>
  process.platform === "linux" &&
  process.getuid?.() === 0 &&
  spawnSync("bash", ["-c", TRIED], { stdio: "ignore" }).status === 0;
