import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Compiles the sources, for what needs real files to run (worker threads), and gives the URL of one of them. */
export function compiled(file: string): URL {
  const folder = join(process.cwd(), "node_modules", ".cache", "gradsheet-test");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{"type": "module"}');
  const compiler = join(process.cwd(), "node_modules", ".bin", "tsc");
  // Types are checked elsewhere.
  execFileSync(compiler, ["-p", "tsconfig.build.json", "--noCheck", "--outDir", folder]);
  return pathToFileURL(join(folder, file));
}
