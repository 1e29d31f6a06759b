import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { sha256 } from "../../src/core/base/hash.js";

const BUILT = ["fontFiles", "pageFonts", "selfCheck.js", "student.js", "teach.js", "compose.js"];

/** Compiles the sources, for what needs real files to run (worker threads), and gives the URL of a file of the bundle. */
export const compiled = (file: string): URL => pathToFileURL(join(compiledFolder(), "dist", "program", file));

/**
 * A folder with the sources as they are now, compiled, and `run.js`, which runs them as the program. Kept by their content:
 * all tests and all of jest's processes take the same, and those of older sources are deleted.
 */
export function compiledFolder(): string {
  const cache = join(process.cwd(), "node_modules", ".cache");
  const name = `gradsheet-program-${hashOfSources()}`;
  const folder = join(cache, name);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const half = mkdtempSync(join(cache, "half-"));
  // Other users of the machine run it too.
  chmodSync(half, 0o755);
  compileTo(half);
  try {
    renameSync(half, folder);
  } catch {
    // Another process was first.
    rmSync(half, { recursive: true });
  }
  for (const other of readdirSync(cache))
    if (other.startsWith("gradsheet-program-") && other !== name)
      rmSync(join(cache, other), { recursive: true, force: true });
  return folder;
}

function compileTo(folder: string): void {
  writeFileSync(join(folder, "package.json"), '{"type": "module"}');
  symlinkSync(join(process.cwd(), "templates"), join(folder, "templates"));
  const compiler = join(process.cwd(), "node_modules", ".bin", "tsc");
  // Types are checked elsewhere.
  execFileSync(compiler, ["-p", "tsconfig.build.json", "--noCheck", "--outDir", join(folder, ".build")]);
  execFileSync(process.execPath, [join("scripts", "plainTypes.js"), folder]);
  execFileSync(process.execPath, [join("scripts", "programBundle.js"), folder]);
  for (const built of BUILT) symlinkSync(join(process.cwd(), "dist", built), join(folder, "dist", built));
  writeFileSync(
    join(folder, "run.js"),
    'import { main } from "./dist/program/cli.js";\nprocess.exitCode = await main(process.argv.slice(2));\n',
  );
}

function hashOfSources(): string {
  const files = readdirSync("src", { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  // The folder stands in the name, as what is built is linked from it.
  return sha256(
    [
      process.cwd(),
      ...["programBundle", "plainTypes"].map((name) => readFileSync(`scripts/${name}.js`, "utf8")),
      ...files.map((file) => `${file}\n${readFileSync(file, "utf8")}`),
    ].join("\n"),
  ).slice(0, 16);
}
