import { execSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Builds after `npm ci`, but not after `npm ci --omit=dev`: what a build needs is not there, and dist stays as it is. npm comes
 * here for more than an installation: for a tarball, which prepack builds, and at each `npx gradsheet` in a clone, which is to
 * run what is built, under a server too.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const missing = ["typescript", "esbuild", "@types/node", "@fontsource/unifont"].filter(
  (name) => !existsSync(join(root, "node_modules", name)),
);
const isInstalling = !["pack", "publish", "exec"].includes(process.env["npm_command"] ?? "");
if (isInstalling && missing.length === 0) execSync("npm run build", { cwd: root, stdio: "inherit" });
else if (isInstalling)
  console.error(`not built: ${missing.join(", ")} not installed; npm ci and npm run build make dist`);
