import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compiledFolder } from "./compiled.js";
import { outside } from "./npx.js";
import type { Run } from "./runCli.js";

/**
 * Puts the program into a folder as an installation has it: the sources as they are now compiled, and the packages that lie
 * here but for some (`without`: `pg`, `@electric-sql`).
 */
export function install(folder: string, without: readonly string[]): void {
  const packages = join(process.cwd(), "node_modules");
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  for (const name of readdirSync(packages))
    if (!name.startsWith(".") && !without.includes(name))
      symlinkSync(join(packages, name), join(folder, "node_modules", name));
  symlinkSync(join(process.cwd(), "templates"), join(folder, "templates"));
  cpSync(join(compiledFolder(), "dist"), join(folder, "dist"), { recursive: true, verbatimSymlinks: true });
  writeFileSync(join(folder, "package.json"), '{ "name": "gradsheet", "type": "module" }');
  cpSync(join(compiledFolder(), "run.js"), join(folder, "run.js"));
}

/** Runs a command of the program in such a folder. */
export function runInstalled(folder: string, words: readonly string[]): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, "run.js"), ...words], {
    ...{ cwd: folder, env: outside, encoding: "utf8" },
  });
  return { exit: status ?? -1, stdout, stderr };
}
