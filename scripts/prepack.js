import { execSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { restore, strip } from "./packedPackage.js";

/**
 * Before a tarball is made: dist from nothing, so that no file of an older build comes along, and the shapes of the presets.
 * Those that are there stay, if they are this build's. Last of all package.json is made the tarball's; postpack brings it back.
 */
restore();
const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const dist = join(root, "dist");
mkdirSync(dist, { recursive: true });
for (const name of readdirSync(dist))
  if (name !== "shapes") rmSync(join(dist, name), { recursive: true, force: true });
for (const step of ["build", "shapes"])
  execSync(`npm run ${step}`, { cwd: root, stdio: ["ignore", process.stderr, "inherit"] });
strip();
