import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { VERSION } from "../../src/core/base/version.js";
import { LONG } from "../seeds.js";
import { makeClone, outside, typed } from "../support/npx.js";

/** This machine's npm; in the long checks also those that come with Node 20 and 24, from the registry. */
const NPMS = LONG ? ["npm", "npm@10", "npm@11"] : ["npm"];

let folder = "";
let clone = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-npx-"));
  clone = join(folder, "clone");
  makeClone(clone);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** When each file of dist was written. */
const built = () =>
  readdirSync(join(clone, "dist"), { recursive: true, encoding: "utf8" }).map((path) => [
    path,
    statSync(join(clone, "dist", path)).mtimeMs,
  ]);

/** The folder of an npm's programs; nothing for the machine's own. */
function programsOf(npm: string, home: string): string {
  if (npm === "npm") return "";
  const words = ["install", "--no-audit", "--no-fund", "--silent", "--prefix", home, npm];
  expect(spawnSync("npm", words, { cwd: home, env: outside })).toMatchObject({ status: 0 });
  return join(home, "node_modules", ".bin");
}

test.each(NPMS)(
  "npx gradsheet in a clone runs what is built, and builds nothing anew: by %s, twice",
  (npm) => {
    const home = join(folder, npm);
    mkdirSync(home);
    const programs = programsOf(npm, home);
    const before = built();
    const run = () => typed("npx gradsheet --version", clone, join(home, "cache"), programs);
    for (const { exit, stdout } of [run(), run()])
      expect({ exit, stdout }).toEqual({ exit: 0, stdout: `${VERSION}\n` });
    expect(built()).toEqual(before);
  },
);
