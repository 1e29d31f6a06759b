import { execSync } from "node:child_process";
import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Before a tarball is made: dist from nothing, so that no file of an older build comes along. */
const root = join(dirname(fileURLToPath(import.meta.url)), "..");
rmSync(join(root, "dist"), { recursive: true, force: true });
execSync("npm run build", { cwd: root, stdio: ["ignore", process.stderr, "inherit"] });
