import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, symlinkSync } from "node:fs";
import { delimiter, join } from "node:path";
import { compiledFolder } from "./compiled.js";
import type { Run } from "./runCli.js";

/**
 * Makes a folder a clone as npx sees one, the sources as they are now compiled in it. It has no sources of its own: where
 * npx had the clone built anew, that would fail, and npx with it.
 */
export function makeClone(folder: string): void {
  mkdirSync(join(folder, "scripts"), { recursive: true });
  for (const path of ["package.json", "package-lock.json", "bin", "scripts/prepare.js"])
    cpSync(path, join(folder, path), { recursive: true });
  for (const path of ["templates", "node_modules"])
    symlinkSync(join(process.cwd(), path), join(folder, path));
  symlinkSync(join(compiledFolder(), "dist"), join(folder, "dist"));
}

/** Without what the npm that runs the tests says to its children. */
export const outside: NodeJS.ProcessEnv = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)),
);

/** Runs a line such as `npx gradsheet list topics` as a shell does. npm keeps its own in `cache`; `npm`: where its programs lie. */
export function typed(line: string, cwd: string, cache: string, npm = ""): Run {
  const path = `${npm === "" ? "" : npm + delimiter}${outside["PATH"] ?? ""}`;
  const env = { ...outside, PATH: path, npm_config_cache: cache };
  const { status, stdout, stderr } = spawnSync(line, { cwd, env, shell: true, encoding: "utf8" });
  return { exit: status ?? -1, stdout, stderr };
}
