import { execSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Builds after `npm ci`, but not after `npm ci --omit=dev`: what a build needs is not there, and dist stays as it is. A
 * tarball has been built already when npm comes here.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const missing = ["typescript", "esbuild", "@types/node", "@fontsource/unifont"].filter(
  (name) => !existsSync(join(root, "node_modules", name)),
);
const packed = ["pack", "publish"].includes(process.env["npm_command"] ?? "");
if (packed) console.error("built by prepack");
else if (missing.length === 0) execSync("npm run build", { cwd: root, stdio: "inherit" });
else console.error(`not built: ${missing.join(", ")} not installed; npm ci and npm run build make dist`);
