import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * package.json as a tarball has it: without what is for a clone alone. npm 11 asks whoever installs a package with a `prepare`
 * whether it may run, although a tarball's never does, and none of the scripts' files come along.
 */
const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const FILE = join(ROOT, "package.json");
/** The clone's own, byte for byte, while a tarball is made. */
const KEPT = join(ROOT, "node_modules", ".cache", "gradsheet-package.json");

/** Puts it in the place of the clone's own, which stays where `restore` finds it. */
export function strip() {
  restore();
  const own = readFileSync(FILE, "utf8");
  const {
    scripts: _scripts,
    devDependencies: _tools,
    overrides: _overrides,
    workspaces: _fonts,
    ...packed
  } = JSON.parse(own);
  mkdirSync(dirname(KEPT), { recursive: true });
  writeFileSync(KEPT, own);
  writeFileSync(FILE, `${JSON.stringify(packed, null, 2)}\n`);
}

/** Puts the clone's own back, if it is not there. */
export function restore() {
  if (existsSync(KEPT)) renameSync(KEPT, FILE);
}
