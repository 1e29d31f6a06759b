import { readFileSync } from "node:fs";
import { register } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { jestExpect } from "@jest/expect";
import circus from "jest-circus/runner";
import { keptAt } from "./kept.js";
import { temporaryFolder } from "./temporary.js";

let runs = 0;

/**
 * Runs a test file with jest-circus, its modules imported by Node itself. In jest's own contexts each file reads all
 * sources anew, with nothing compiled yet and each global looked up through an interceptor: a third of all time. Here the files
 * that a process runs share the sources' modules (what these remember is named by content); the long checks and --watch
 * give each file its own. Variables of the environment are put back after each.
 */
export default async function run(globalConfig, config, environment, runtime, testPath, ...more) {
  const root = `${pathToFileURL(config.rootDir).href}/`;
  const kept = join(config.cacheDirectory, "withoutTypes");
  if (runs === 0) begin(root, kept);
  runs++;
  const isOwn = globalConfig.watch || globalConfig.watchAll || process.env["GRADSHEET_LONG"] !== undefined;
  const query = `?${isOwn ? "own" : "run"}=${runs}`;
  runtime.unstable_shouldLoadAsEsm = () => true;
  runtime.unstable_importModule = async (path) => {
    const globals = runtime.requireModuleOrMock(path, "@jest/globals");
    // That one is of another context: to it String and Error are others than to the tests.
    globalThis[Symbol.for("gradsheet.jest")] = { ...globals, expect: jestExpect };
    await import(pathToFileURL(path).href + query);
  };
  const maps = runtime.getSourceMaps();
  maps.get = (source) => {
    if (!maps.has(source)) maps.set(source, mapOf(source, root, kept));
    return Map.prototype.get.call(maps, source);
  };
  const before = { ...process.env };
  try {
    return await circus.default(globalConfig, config, environment, runtime, testPath, ...more);
  } finally {
    globalThis[Symbol.for("gradsheet.jest")]?.forget?.();
    delete globalThis[Symbol.for("gradsheet.jest")];
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
}

/** Once a process: how modules are found, and where temporary files are. */
function begin(root, kept) {
  register("./loader.js", import.meta.url, { data: { root, tests: `${root}test/`, kept } });
  const folder = temporaryFolder();
  if (folder !== undefined) process.env.TMPDIR = folder;
}

/** The file with the map from a module's code to the lines of its source; none for what is not the project's. */
function mapOf(source, root, kept) {
  if (!source.startsWith(root) || !/\.ts(?:\?|$)/.test(source)) return "";
  const path = fileURLToPath(source.replace(/\?.*$/, ""));
  return keptAt(kept, path, readFileSync(path, "utf8")).map;
}
